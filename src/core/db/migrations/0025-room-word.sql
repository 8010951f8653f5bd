-- What members say from their devices beside their grids, and grids that were opened again after their seal.

-- Append-only: problems that devices reported quietly to the president, each once.
CREATE TABLE room_problem (
  -- given by the device, so that what is sent twice is kept once
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  device_id TEXT NOT NULL REFERENCES room_device (id),
  session_id TEXT NOT NULL REFERENCES session (id),
  passage_id TEXT REFERENCES passage (id),
  text TEXT NOT NULL CHECK (text <> ''),
  reported_at INTEGER NOT NULL
) STRICT;
CREATE INDEX room_problem_by_session ON room_problem (session_id);

-- Append-only: problems that the president saw.
CREATE TABLE room_problem_seen (
  problem_id TEXT PRIMARY KEY NOT NULL REFERENCES room_problem (id),
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Append-only: sealed grids that the president opened again, because entries of their member had come too late.
CREATE TABLE grid_reopening (
  position INTEGER PRIMARY KEY,
  passage_id TEXT NOT NULL REFERENCES passage (id),
  juror_id TEXT NOT NULL REFERENCES jury_member (id),
  note TEXT NOT NULL CHECK (note <> ''),
  -- entries that had come too late by then, those of earlier reopenings among them
  late_count INTEGER NOT NULL CHECK (late_count >= 1),
  reopened_at INTEGER NOT NULL
) STRICT;
CREATE INDEX grid_reopening_by_grid ON grid_reopening (passage_id, juror_id, position);

-- Append-only: the seal that closed such a grid again; without it, the grid is open.
CREATE TABLE grid_reseal (
  reopening INTEGER PRIMARY KEY REFERENCES grid_reopening (position),
  sealed_at INTEGER NOT NULL
) STRICT;

-- A sealed grid still takes no entry, unless it was opened again and not sealed since.
DROP TRIGGER grid_entry_not_after_seal;
CREATE TRIGGER grid_entry_not_after_seal BEFORE INSERT ON grid_entry
WHEN EXISTS (SELECT 1 FROM grid_seal WHERE passage_id = NEW.passage_id AND juror_id = NEW.juror_id)
  AND NOT EXISTS (
    SELECT 1 FROM grid_reopening AS r WHERE r.passage_id = NEW.passage_id AND r.juror_id = NEW.juror_id
      AND NOT EXISTS (SELECT 1 FROM grid_reseal WHERE reopening = r.position)
  )
BEGIN
  SELECT RAISE(ABORT, 'sealed grid');
END;

-- Only a sealed grid is opened again, and one that is open already is not.
CREATE TRIGGER grid_reopening_of_sealed BEFORE INSERT ON grid_reopening
WHEN NOT EXISTS (SELECT 1 FROM grid_seal WHERE passage_id = NEW.passage_id AND juror_id = NEW.juror_id)
  OR EXISTS (
    SELECT 1 FROM grid_reopening AS r WHERE r.passage_id = NEW.passage_id AND r.juror_id = NEW.juror_id
      AND NOT EXISTS (SELECT 1 FROM grid_reseal WHERE reopening = r.position)
  )
BEGIN
  SELECT RAISE(ABORT, 'not a sealed grid');
END;

CREATE TRIGGER room_problem_no_update BEFORE UPDATE ON room_problem
BEGIN
  SELECT RAISE(ABORT, 'append-only: room_problem');
END;

CREATE TRIGGER room_problem_no_delete BEFORE DELETE ON room_problem
BEGIN
  SELECT RAISE(ABORT, 'append-only: room_problem');
END;

CREATE TRIGGER room_problem_seen_no_update BEFORE UPDATE ON room_problem_seen
BEGIN
  SELECT RAISE(ABORT, 'append-only: room_problem_seen');
END;

CREATE TRIGGER room_problem_seen_no_delete BEFORE DELETE ON room_problem_seen
BEGIN
  SELECT RAISE(ABORT, 'append-only: room_problem_seen');
END;

CREATE TRIGGER grid_reopening_no_update BEFORE UPDATE ON grid_reopening
BEGIN
  SELECT RAISE(ABORT, 'append-only: grid_reopening');
END;

CREATE TRIGGER grid_reopening_no_delete BEFORE DELETE ON grid_reopening
BEGIN
  SELECT RAISE(ABORT, 'append-only: grid_reopening');
END;

CREATE TRIGGER grid_reseal_no_update BEFORE UPDATE ON grid_reseal
BEGIN
  SELECT RAISE(ABORT, 'append-only: grid_reseal');
END;

CREATE TRIGGER grid_reseal_no_delete BEFORE DELETE ON grid_reseal
BEGIN
  SELECT RAISE(ABORT, 'append-only: grid_reseal');
END;
