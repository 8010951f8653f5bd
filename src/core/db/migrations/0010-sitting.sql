-- Whatever minutes and rights are made from is frozen: for a session at its first start, for a passage at its own. The
-- last row stands; one without content lifts it, when the start that made it was undone.

-- Append-only.
CREATE TABLE session_freeze (
  session_id TEXT NOT NULL REFERENCES session (id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  -- 'upgrade': begun under a version that froze nothing, taken from what stood at the first start of this one
  cause TEXT NOT NULL CHECK (cause IN ('start', 'upgrade', 'start-undone')),
  content TEXT CHECK (content IS NULL OR json_valid(content)),
  frozen_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, seq),
  CHECK ((content IS NULL) = (cause = 'start-undone'))
) STRICT, WITHOUT ROWID;

-- Append-only.
CREATE TABLE passage_freeze (
  passage_id TEXT NOT NULL REFERENCES passage (id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  -- 'completion' and 'arrival' follow an entry of the journal that says so
  cause TEXT NOT NULL CHECK (cause IN ('start', 'upgrade', 'completion', 'arrival', 'start-undone')),
  content TEXT CHECK (content IS NULL OR json_valid(content)),
  -- version of the passage when it was frozen
  passage_version INTEGER NOT NULL,
  frozen_at INTEGER NOT NULL,
  PRIMARY KEY (passage_id, seq),
  CHECK ((content IS NULL) = (cause = 'start-undone'))
) STRICT, WITHOUT ROWID;

-- Append-only: a test begun anew, with the attempt before it, which is kept as it was.
CREATE TABLE passage_attempt (
  passage_id TEXT PRIMARY KEY NOT NULL REFERENCES passage (id),
  previous_id TEXT NOT NULL UNIQUE REFERENCES passage (id),
  cause TEXT NOT NULL CHECK (cause IN ('interruption', 'ruling', 'withdrawal')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  ruled_by TEXT NOT NULL REFERENCES jury_member (id),
  restarted_at INTEGER NOT NULL,
  CHECK (passage_id <> previous_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE jury_member ADD COLUMN is_substitute INTEGER NOT NULL DEFAULT 0 CHECK (is_substitute IN (0, 1));

-- One stage more: 'restarted'. The snapshot is no record and can be rebuilt from the journal; nothing refers to it.
CREATE TABLE passage_state_next (
  passage_id TEXT PRIMARY KEY NOT NULL REFERENCES passage (id),
  version INTEGER NOT NULL,
  stage TEXT NOT NULL CHECK (
    stage IN ('reception', 'timed', 'marking', 'deliberation', 'decision', 'signature', 'archived', 'restarted')
  ),
  clock TEXT NOT NULL CHECK (clock IN ('stopped', 'running', 'paused', 'interrupted')),
  state TEXT NOT NULL CHECK (json_valid(state))
) STRICT;
INSERT INTO passage_state_next SELECT passage_id, version, stage, clock, state FROM passage_state;
DROP TABLE passage_state;
ALTER TABLE passage_state_next RENAME TO passage_state;

CREATE TRIGGER session_freeze_no_update BEFORE UPDATE ON session_freeze
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_freeze');
END;

CREATE TRIGGER session_freeze_no_delete BEFORE DELETE ON session_freeze
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_freeze');
END;

CREATE TRIGGER passage_freeze_no_update BEFORE UPDATE ON passage_freeze
BEGIN
  SELECT RAISE(ABORT, 'append-only: passage_freeze');
END;

CREATE TRIGGER passage_freeze_no_delete BEFORE DELETE ON passage_freeze
BEGIN
  SELECT RAISE(ABORT, 'append-only: passage_freeze');
END;

CREATE TRIGGER passage_attempt_no_update BEFORE UPDATE ON passage_attempt
BEGIN
  SELECT RAISE(ABORT, 'append-only: passage_attempt');
END;

CREATE TRIGGER passage_attempt_no_delete BEFORE DELETE ON passage_attempt
BEGIN
  SELECT RAISE(ABORT, 'append-only: passage_attempt');
END;
