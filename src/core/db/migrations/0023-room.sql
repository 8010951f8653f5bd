-- The room's network: devices that the president let in, what ended them, and what they sent.

-- Append-only: devices, each with the key that it cannot give away.
CREATE TABLE room_device (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  session_id TEXT NOT NULL REFERENCES session (id),
  role TEXT NOT NULL CHECK (role IN ('juror', 'display', 'observer')),
  -- the member whose seat it is
  juror_id TEXT REFERENCES jury_member (id),
  -- SPKI, P-256
  public_key BLOB NOT NULL,
  -- as the device calls itself
  label TEXT NOT NULL,
  admitted_at INTEGER NOT NULL,
  CHECK ((role = 'juror') = (juror_id IS NOT NULL))
) STRICT;
CREATE INDEX room_device_by_session ON room_device (session_id, role, juror_id);

-- Append-only: devices that may no longer write, and why.
CREATE TABLE room_device_end (
  device_id TEXT PRIMARY KEY NOT NULL REFERENCES room_device (id),
  reason TEXT NOT NULL CHECK (reason IN ('taken-over', 'released')),
  note TEXT NOT NULL,
  ended_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Append-only: a member gave their PIN on their device.
CREATE TABLE room_opening (
  position INTEGER PRIMARY KEY,
  device_id TEXT NOT NULL REFERENCES room_device (id),
  -- SHA-256 of the PIN's hash as it was then: one that was replaced opens nothing any more
  pin_mark TEXT NOT NULL CHECK (length(pin_mark) = 64),
  opened_at INTEGER NOT NULL
) STRICT;
CREATE INDEX room_opening_by_device ON room_opening (device_id, position);

-- Append-only: what devices entered, each once. What was entered stands in the grid; what came too late stands here alone.
CREATE TABLE room_entry (
  juror_id TEXT NOT NULL REFERENCES jury_member (id),
  -- of the queue that it waited in
  client_id TEXT NOT NULL CHECK (client_id <> ''),
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  device_id TEXT NOT NULL REFERENCES room_device (id),
  passage_id TEXT NOT NULL REFERENCES passage (id),
  -- of the entry
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  outcome TEXT NOT NULL CHECK (outcome IN ('entered', 'late', 'refused')),
  -- why it was not entered
  code TEXT NOT NULL,
  -- JSON of an entry that came too late
  entry TEXT NOT NULL CHECK (entry = '' OR json_valid(entry)),
  -- as the device tells the desk's time
  made_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (juror_id, client_id, sequence),
  CHECK ((outcome = 'entered') = (code = '')),
  CHECK ((outcome = 'late') = (entry <> ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX room_entry_by_passage ON room_entry (passage_id, outcome, juror_id);
CREATE INDEX room_entry_by_device ON room_entry (device_id);

CREATE TRIGGER room_device_no_update BEFORE UPDATE ON room_device
BEGIN
  SELECT RAISE(ABORT, 'append-only: room_device');
END;

CREATE TRIGGER room_device_no_delete BEFORE DELETE ON room_device
BEGIN
  SELECT RAISE(ABORT, 'append-only: room_device');
END;

CREATE TRIGGER room_device_end_no_update BEFORE UPDATE ON room_device_end
BEGIN
  SELECT RAISE(ABORT, 'append-only: room_device_end');
END;

CREATE TRIGGER room_device_end_no_delete BEFORE DELETE ON room_device_end
BEGIN
  SELECT RAISE(ABORT, 'append-only: room_device_end');
END;

CREATE TRIGGER room_opening_no_update BEFORE UPDATE ON room_opening
BEGIN
  SELECT RAISE(ABORT, 'append-only: room_opening');
END;

CREATE TRIGGER room_opening_no_delete BEFORE DELETE ON room_opening
BEGIN
  SELECT RAISE(ABORT, 'append-only: room_opening');
END;

CREATE TRIGGER room_entry_no_update BEFORE UPDATE ON room_entry
BEGIN
  SELECT RAISE(ABORT, 'append-only: room_entry');
END;

CREATE TRIGGER room_entry_no_delete BEFORE DELETE ON room_entry
BEGIN
  SELECT RAISE(ABORT, 'append-only: room_entry');
END;
