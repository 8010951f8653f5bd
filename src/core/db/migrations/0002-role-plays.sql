-- Role plays: the bank of subjects, how each came to its passage, who played what, and what was stamped as it passed.
-- Every table is append-only: a subject that was played stays as it was, and a draw stays replayable.

-- The latest version of a subject stands; a version is never rewritten.
CREATE TABLE subject (
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  content TEXT NOT NULL CHECK (json_valid(content)),
  origin TEXT NOT NULL CHECK (origin IN ('shipped', 'own', 'imported')),
  added_at INTEGER NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;

-- Whether a subject is still offered; the last row stands, none means that it is.
CREATE TABLE subject_retirement (
  id INTEGER PRIMARY KEY,
  subject_id TEXT NOT NULL,
  is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX subject_retirement_by_subject ON subject_retirement (subject_id, id);

-- What is settled before chance or the candidate has a say, written in a transaction of its own. The seed is here so
-- that sealed envelopes outlive a crash; no screen and no file shows it before the draw is done.
CREATE TABLE draw_commitment (
  id TEXT PRIMARY KEY NOT NULL,
  passage_id TEXT NOT NULL REFERENCES passage (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  method TEXT NOT NULL CHECK (method IN ('pick', 'draw', 'envelope')),
  pool TEXT NOT NULL CHECK (json_valid(pool)),
  exclusions TEXT NOT NULL CHECK (json_valid(exclusions)),
  repeat_reason TEXT CHECK (repeat_reason <> ''),
  replace_reason TEXT CHECK (replace_reason <> ''),
  seed TEXT CHECK (length(seed) = 64),
  seed_digest TEXT CHECK (length(seed_digest) = 64),
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  committed_at INTEGER NOT NULL,
  UNIQUE (passage_id, position),
  CHECK ((method = 'pick') = (seed IS NULL) AND (seed IS NULL) = (seed_digest IS NULL))
) STRICT;

-- One for each commitment that was kept; the last of a passage stands, and the former ones remain.
CREATE TABLE draw_result (
  commitment_id TEXT PRIMARY KEY NOT NULL REFERENCES draw_commitment (id),
  passage_id TEXT NOT NULL REFERENCES passage (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  subject_id TEXT NOT NULL,
  subject_version INTEGER NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  drawn_at INTEGER NOT NULL,
  UNIQUE (passage_id, position),
  FOREIGN KEY (subject_id, subject_version) REFERENCES subject (id, version)
) STRICT;
CREATE INDEX draw_result_by_subject ON draw_result (subject_id, subject_version);

-- Who plays what of the subject that was chosen; the last row of a member stands, a null role only observes.
CREATE TABLE role_assignment (
  id INTEGER PRIMARY KEY,
  commitment_id TEXT NOT NULL REFERENCES draw_result (commitment_id),
  juror_id TEXT NOT NULL REFERENCES jury_member (id),
  role_id TEXT,
  assigned_at INTEGER NOT NULL
) STRICT;
CREATE INDEX role_assignment_by_choice ON role_assignment (commitment_id, juror_id, id);

-- Stages and moves as they passed.
CREATE TABLE play_stamp (
  id TEXT PRIMARY KEY NOT NULL,
  commitment_id TEXT NOT NULL REFERENCES draw_result (commitment_id),
  position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('stage', 'move')),
  target_id TEXT NOT NULL,
  -- null when the panel stamped it
  juror_id TEXT REFERENCES jury_member (id),
  phase_id TEXT NOT NULL,
  phase_elapsed_ms REAL NOT NULL CHECK (phase_elapsed_ms >= 0),
  stamped_at INTEGER NOT NULL,
  UNIQUE (commitment_id, position)
) STRICT;

CREATE TABLE play_stamp_retraction (
  stamp_id TEXT PRIMARY KEY NOT NULL REFERENCES play_stamp (id),
  retracted_at INTEGER NOT NULL
) STRICT;


CREATE TRIGGER draw_result_keeps_commitment BEFORE INSERT ON draw_result
WHEN NOT EXISTS (
  SELECT 1 FROM draw_commitment WHERE id = NEW.commitment_id AND passage_id = NEW.passage_id
)
BEGIN
  SELECT RAISE(ABORT, 'draw without commitment');
END;

CREATE TRIGGER draw_result_replaced_with_reason BEFORE INSERT ON draw_result
WHEN EXISTS (SELECT 1 FROM draw_result WHERE passage_id = NEW.passage_id)
  AND (SELECT replace_reason FROM draw_commitment WHERE id = NEW.commitment_id) IS NULL
BEGIN
  SELECT RAISE(ABORT, 'subject replaced without a reason');
END;

CREATE TRIGGER subject_no_update BEFORE UPDATE ON subject
BEGIN
  SELECT RAISE(ABORT, 'append-only: subject');
END;

CREATE TRIGGER subject_no_delete BEFORE DELETE ON subject
BEGIN
  SELECT RAISE(ABORT, 'append-only: subject');
END;

CREATE TRIGGER subject_retirement_no_update BEFORE UPDATE ON subject_retirement
BEGIN
  SELECT RAISE(ABORT, 'append-only: subject_retirement');
END;

CREATE TRIGGER subject_retirement_no_delete BEFORE DELETE ON subject_retirement
BEGIN
  SELECT RAISE(ABORT, 'append-only: subject_retirement');
END;

CREATE TRIGGER draw_commitment_no_update BEFORE UPDATE ON draw_commitment
BEGIN
  SELECT RAISE(ABORT, 'append-only: draw_commitment');
END;

CREATE TRIGGER draw_commitment_no_delete BEFORE DELETE ON draw_commitment
BEGIN
  SELECT RAISE(ABORT, 'append-only: draw_commitment');
END;

CREATE TRIGGER draw_result_no_update BEFORE UPDATE ON draw_result
BEGIN
  SELECT RAISE(ABORT, 'append-only: draw_result');
END;

CREATE TRIGGER draw_result_no_delete BEFORE DELETE ON draw_result
BEGIN
  SELECT RAISE(ABORT, 'append-only: draw_result');
END;

CREATE TRIGGER role_assignment_no_update BEFORE UPDATE ON role_assignment
BEGIN
  SELECT RAISE(ABORT, 'append-only: role_assignment');
END;

CREATE TRIGGER role_assignment_no_delete BEFORE DELETE ON role_assignment
BEGIN
  SELECT RAISE(ABORT, 'append-only: role_assignment');
END;

CREATE TRIGGER play_stamp_no_update BEFORE UPDATE ON play_stamp
BEGIN
  SELECT RAISE(ABORT, 'append-only: play_stamp');
END;

CREATE TRIGGER play_stamp_no_delete BEFORE DELETE ON play_stamp
BEGIN
  SELECT RAISE(ABORT, 'append-only: play_stamp');
END;

CREATE TRIGGER play_stamp_retraction_no_update BEFORE UPDATE ON play_stamp_retraction
BEGIN
  SELECT RAISE(ABORT, 'append-only: play_stamp_retraction');
END;

CREATE TRIGGER play_stamp_retraction_no_delete BEFORE DELETE ON play_stamp_retraction
BEGIN
  SELECT RAISE(ABORT, 'append-only: play_stamp_retraction');
END;
