-- Timestamps of archived minutes, and those that still wait for theirs.

-- Append-only: what was added after a sealed document. The archived bytes never change: the document as it is read and
-- exported is that file with its increments after it, in order.
CREATE TABLE minutes_increment (
  minutes_id TEXT NOT NULL REFERENCES minutes (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('timestamp')),
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  -- what the token says, to be checked against it: subject of the authority's certificate, instant, policy, serial
  authority TEXT NOT NULL,
  stamped_at INTEGER NOT NULL,
  policy TEXT NOT NULL,
  serial TEXT NOT NULL,
  token_sha256 TEXT NOT NULL CHECK (length(token_sha256) = 64),
  -- the authority's instant minus that of this machine's clock at the middle of the exchange, in ms
  offset_ms INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (minutes_id, position)
) STRICT;

-- Minutes that wait for a timestamp; a row leaves when its minutes have one.
CREATE TABLE timestamp_job (
  minutes_id TEXT PRIMARY KEY NOT NULL REFERENCES minutes (id),
  queued_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  last_attempt_at INTEGER,
  next_attempt_at INTEGER NOT NULL,
  -- code of the last failure, and what the authority said
  failure TEXT,
  said TEXT NOT NULL,
  CHECK ((attempts = 0) = (last_attempt_at IS NULL))
) STRICT;
CREATE INDEX timestamp_job_by_due ON timestamp_job (next_attempt_at);

CREATE TRIGGER minutes_increment_no_update BEFORE UPDATE ON minutes_increment
BEGIN
  SELECT RAISE(ABORT, 'append-only: minutes_increment');
END;

CREATE TRIGGER minutes_increment_no_delete BEFORE DELETE ON minutes_increment
BEGIN
  SELECT RAISE(ABORT, 'append-only: minutes_increment');
END;
