-- Passages that another laptop holds, and what came of it: what was handed out here, and what was received here.

-- Append-only: passages of a session were handed out, as one sealed file.
CREATE TABLE handover (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  session_id TEXT NOT NULL REFERENCES session (id),
  -- to whom, as whoever handed it out wrote
  recipient TEXT NOT NULL CHECK (recipient <> ''),
  -- SHA-256 (hex) of the file
  file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
  -- AES-256: what comes back is sealed with it
  return_key BLOB NOT NULL CHECK (length(return_key) = 32),
  handed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX handover_by_session ON handover (session_id);

-- Append-only: the passages of each.
CREATE TABLE handover_passage (
  handover_id TEXT NOT NULL REFERENCES handover (id),
  passage_id TEXT NOT NULL REFERENCES passage (id),
  PRIMARY KEY (handover_id, passage_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_passage_by_passage ON handover_passage (passage_id);

-- Append-only: what had not come back by then is this laptop's again; what comes later is refused.
CREATE TABLE handover_end (
  handover_id TEXT PRIMARY KEY NOT NULL REFERENCES handover (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  ended_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Append-only: sealed minutes of a passage that came back.
CREATE TABLE handover_return (
  handover_id TEXT NOT NULL,
  passage_id TEXT NOT NULL,
  foreign_id TEXT NOT NULL REFERENCES foreign_minutes (id),
  returned_at INTEGER NOT NULL,
  PRIMARY KEY (handover_id, passage_id, foreign_id),
  FOREIGN KEY (handover_id, passage_id) REFERENCES handover_passage (handover_id, passage_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_return_by_passage ON handover_return (passage_id);

-- Append-only: a session that another laptop handed out, as it became one of here.
CREATE TABLE handover_received (
  -- of the laptop that handed it out
  handover_id TEXT PRIMARY KEY NOT NULL CHECK (handover_id <> ''),
  session_id TEXT NOT NULL UNIQUE REFERENCES session (id),
  -- code of that installation
  origin TEXT NOT NULL,
  file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
  return_key BLOB NOT NULL CHECK (length(return_key) = 32),
  received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Append-only: what passages and persons of such a session are called where they came from.
CREATE TABLE handover_name (
  handover_id TEXT NOT NULL REFERENCES handover_received (handover_id),
  kind TEXT NOT NULL CHECK (kind IN ('passage', 'person')),
  origin_id TEXT NOT NULL CHECK (origin_id <> ''),
  local_id TEXT NOT NULL CHECK (local_id <> ''),
  PRIMARY KEY (handover_id, kind, origin_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_name_by_origin ON handover_name (kind, origin_id);

-- A passage is held in one place: nothing begins here while another laptop has it.
CREATE TRIGGER handover_passage_once BEFORE INSERT ON handover_passage
WHEN EXISTS (
  SELECT 1 FROM handover_passage AS other WHERE other.passage_id = NEW.passage_id
    AND NOT EXISTS (SELECT 1 FROM handover_end WHERE handover_id = other.handover_id)
)
BEGIN
  SELECT RAISE(ABORT, 'handed out twice');
END;

CREATE TRIGGER passage_event_not_handed_out BEFORE INSERT ON passage_event
WHEN EXISTS (
  SELECT 1 FROM handover_passage AS given WHERE given.passage_id = NEW.passage_id
    AND (NOT EXISTS (SELECT 1 FROM handover_end WHERE handover_id = given.handover_id)
      OR EXISTS (SELECT 1 FROM handover_return WHERE passage_id = given.passage_id))
)
BEGIN
  SELECT RAISE(ABORT, 'passage handed out');
END;

CREATE TRIGGER grid_entry_not_handed_out BEFORE INSERT ON grid_entry
WHEN EXISTS (
  SELECT 1 FROM handover_passage AS given WHERE given.passage_id = NEW.passage_id
    AND (NOT EXISTS (SELECT 1 FROM handover_end WHERE handover_id = given.handover_id)
      OR EXISTS (SELECT 1 FROM handover_return WHERE passage_id = given.passage_id))
)
BEGIN
  SELECT RAISE(ABORT, 'passage handed out');
END;

CREATE TRIGGER handover_no_update BEFORE UPDATE ON handover
BEGIN
  SELECT RAISE(ABORT, 'append-only: handover');
END;

CREATE TRIGGER handover_no_delete BEFORE DELETE ON handover
BEGIN
  SELECT RAISE(ABORT, 'append-only: handover');
END;

CREATE TRIGGER handover_passage_no_update BEFORE UPDATE ON handover_passage
BEGIN
  SELECT RAISE(ABORT, 'append-only: handover_passage');
END;

CREATE TRIGGER handover_passage_no_delete BEFORE DELETE ON handover_passage
BEGIN
  SELECT RAISE(ABORT, 'append-only: handover_passage');
END;

CREATE TRIGGER handover_end_no_update BEFORE UPDATE ON handover_end
BEGIN
  SELECT RAISE(ABORT, 'append-only: handover_end');
END;

CREATE TRIGGER handover_end_no_delete BEFORE DELETE ON handover_end
BEGIN
  SELECT RAISE(ABORT, 'append-only: handover_end');
END;

CREATE TRIGGER handover_return_no_update BEFORE UPDATE ON handover_return
BEGIN
  SELECT RAISE(ABORT, 'append-only: handover_return');
END;

CREATE TRIGGER handover_return_no_delete BEFORE DELETE ON handover_return
BEGIN
  SELECT RAISE(ABORT, 'append-only: handover_return');
END;

CREATE TRIGGER handover_received_no_update BEFORE UPDATE ON handover_received
BEGIN
  SELECT RAISE(ABORT, 'append-only: handover_received');
END;

CREATE TRIGGER handover_received_no_delete BEFORE DELETE ON handover_received
BEGIN
  SELECT RAISE(ABORT, 'append-only: handover_received');
END;

CREATE TRIGGER handover_name_no_update BEFORE UPDATE ON handover_name
BEGIN
  SELECT RAISE(ABORT, 'append-only: handover_name');
END;

CREATE TRIGGER handover_name_no_delete BEFORE DELETE ON handover_name
BEGIN
  SELECT RAISE(ABORT, 'append-only: handover_name');
END;
