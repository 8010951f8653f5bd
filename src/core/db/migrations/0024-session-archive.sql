-- The archive lists the minutes of sessions with those of tests: one listing, which no longer stands on one table alone.
CREATE TABLE minutes_listing_of_both (
  place INTEGER PRIMARY KEY,
  minutes_id TEXT NOT NULL UNIQUE,
  session_id TEXT NOT NULL,
  bloc_id TEXT NOT NULL,
  -- empty for the minutes of a session
  outcome TEXT NOT NULL,
  held_on TEXT NOT NULL,
  number_key TEXT NOT NULL,
  candidate_key TEXT NOT NULL,
  test_key TEXT NOT NULL,
  session_key TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'minutes' CHECK (kind IN ('minutes', 'session-minutes'))
) STRICT;
INSERT INTO minutes_listing_of_both (place, minutes_id, session_id, bloc_id, outcome, held_on, number_key, candidate_key,
  test_key, session_key)
SELECT place, minutes_id, session_id, bloc_id, outcome, held_on, number_key, candidate_key, test_key, session_key
FROM minutes_listing;
DROP TABLE minutes_listing;
ALTER TABLE minutes_listing_of_both RENAME TO minutes_listing;
CREATE INDEX minutes_listing_by_date ON minutes_listing (held_on, number_key);
CREATE INDEX minutes_listing_by_number ON minutes_listing (number_key, place);
CREATE INDEX minutes_listing_by_candidate ON minutes_listing (candidate_key, place);
CREATE INDEX minutes_listing_by_test ON minutes_listing (test_key, place);
CREATE INDEX minutes_listing_by_session ON minutes_listing (session_key, place);
CREATE INDEX minutes_listing_of_session ON minutes_listing (session_id);
-- Sessions are few beside tests: what is asked of them alone is not looked for among all.
CREATE INDEX minutes_listing_of_sessions ON minutes_listing (held_on, number_key) WHERE kind = 'session-minutes';

-- Append-only: what was added after the sealed minutes of a session, as `minutes_increment` is after those of a test.
CREATE TABLE session_minutes_increment (
  session_minutes_id TEXT NOT NULL REFERENCES session_minutes (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('timestamp')),
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  authority TEXT NOT NULL,
  stamped_at INTEGER NOT NULL,
  policy TEXT NOT NULL,
  serial TEXT NOT NULL,
  token_sha256 TEXT NOT NULL CHECK (length(token_sha256) = 64),
  -- the authority's instant minus that of this machine's clock at the middle of the exchange, in ms
  offset_ms INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (session_minutes_id, position)
) STRICT;

CREATE TRIGGER session_minutes_increment_no_update BEFORE UPDATE ON session_minutes_increment
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_minutes_increment');
END;

CREATE TRIGGER session_minutes_increment_no_delete BEFORE DELETE ON session_minutes_increment
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_minutes_increment');
END;

-- Minutes of sessions that wait for a timestamp, in the one queue with those of `timestamp_job`.
CREATE TABLE session_timestamp_job (
  session_minutes_id TEXT PRIMARY KEY NOT NULL REFERENCES session_minutes (id),
  queued_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  last_attempt_at INTEGER,
  next_attempt_at INTEGER NOT NULL,
  failure TEXT,
  said TEXT NOT NULL,
  CHECK ((attempts = 0) = (last_attempt_at IS NULL))
) STRICT;
