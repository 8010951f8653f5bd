-- Append-only: scans of a member's sheet that were taken back before the content was locked.
CREATE TABLE paper_scan_withdrawal (
  position INTEGER PRIMARY KEY REFERENCES paper_scan (position),
  passage_id TEXT NOT NULL REFERENCES passage (id),
  withdrawn_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER paper_scan_withdrawal_no_update BEFORE UPDATE ON paper_scan_withdrawal
BEGIN
  SELECT RAISE(ABORT, 'append-only: paper_scan_withdrawal');
END;

CREATE TRIGGER paper_scan_withdrawal_no_delete BEFORE DELETE ON paper_scan_withdrawal
BEGIN
  SELECT RAISE(ABORT, 'append-only: paper_scan_withdrawal');
END;
