-- How the candidate signed for their attendance: beside the passage, since what happened at its reception is chained.

-- Append-only: the last row of a passage stands until its content is locked; 'taken-back' leaves none standing.
CREATE TABLE candidate_signature (
  id INTEGER PRIMARY KEY,
  passage_id TEXT NOT NULL REFERENCES passage (id),
  way TEXT NOT NULL CHECK (way IN ('pad', 'device', 'paper', 'none', 'taken-back')),
  -- What the hand left, as the minutes hold it; only of who signed on this application's own pad, or on a device joined to it.
  hand TEXT CHECK (hand IS NULL OR (json_valid(hand) AND way IN ('pad', 'device'))),
  -- On what device, who holds the paper, or why nothing was signed.
  note TEXT NOT NULL CHECK ((way IN ('pad', 'taken-back')) = (note = '')),
  signed_at INTEGER NOT NULL,
  CHECK (way <> 'pad' OR hand IS NOT NULL)
) STRICT;

CREATE INDEX candidate_signature_by_passage ON candidate_signature (passage_id, id);

CREATE TRIGGER candidate_signature_no_update BEFORE UPDATE ON candidate_signature
BEGIN
  SELECT RAISE(ABORT, 'append-only: candidate_signature');
END;

CREATE TRIGGER candidate_signature_no_delete BEFORE DELETE ON candidate_signature
BEGIN
  SELECT RAISE(ABORT, 'append-only: candidate_signature');
END;
