-- Grids that were filled in on paper: which entries were typed in afterwards, and the scans of the sheets.

-- Append-only: entries of a grid that were typed in after the passage, from its member's sheet of paper.
CREATE TABLE paper_entry (
  grid_entry_id INTEGER PRIMARY KEY REFERENCES grid_entry (id),
  passage_id TEXT NOT NULL REFERENCES passage (id)
) STRICT;
CREATE INDEX paper_entry_by_passage ON paper_entry (passage_id);

-- Append-only: scans of a member's sheet; the last one stands.
CREATE TABLE paper_scan (
  position INTEGER PRIMARY KEY,
  passage_id TEXT NOT NULL REFERENCES passage (id),
  juror_id TEXT NOT NULL REFERENCES jury_member (id),
  name TEXT NOT NULL CHECK (name <> ''),
  -- by what the file holds, not by what it is called
  media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX paper_scan_by_passage ON paper_scan (passage_id, juror_id, position);

CREATE TRIGGER paper_entry_no_update BEFORE UPDATE ON paper_entry
BEGIN
  SELECT RAISE(ABORT, 'append-only: paper_entry');
END;

CREATE TRIGGER paper_entry_no_delete BEFORE DELETE ON paper_entry
BEGIN
  SELECT RAISE(ABORT, 'append-only: paper_entry');
END;

CREATE TRIGGER paper_scan_no_update BEFORE UPDATE ON paper_scan
BEGIN
  SELECT RAISE(ABORT, 'append-only: paper_scan');
END;

CREATE TRIGGER paper_scan_no_delete BEFORE DELETE ON paper_scan
BEGIN
  SELECT RAISE(ABORT, 'append-only: paper_scan');
END;
