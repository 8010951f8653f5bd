-- Minutes that came from other installations: the authorities that they rest on, and the sessions that they were brought to.

-- Append-only: certificates of authorities as minutes from elsewhere carried them. That one is here says nothing of whose it is.
CREATE TABLE foreign_authority (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
  subject TEXT NOT NULL,
  -- DER
  certificate BLOB NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;

-- Append-only: what an administrator said of an authority; the last row stands. An acceptance tells where the fingerprint was
-- read, a withdrawal why. It takes the place of a table that no door ever wrote to.
DROP TABLE accepted_authority;
CREATE TABLE accepted_authority (
  sha256 TEXT NOT NULL REFERENCES foreign_authority (sha256),
  position INTEGER NOT NULL CHECK (position >= 1),
  is_accepted INTEGER NOT NULL CHECK (is_accepted IN (0, 1)),
  note TEXT NOT NULL CHECK (note <> ''),
  said_by TEXT NOT NULL CHECK (json_valid(said_by)),
  said_at INTEGER NOT NULL,
  PRIMARY KEY (sha256, position)
) STRICT, WITHOUT ROWID;

-- Append-only: the sessions for which minutes were brought here; minutes are kept once.
CREATE TABLE foreign_bringing (
  foreign_id TEXT NOT NULL REFERENCES foreign_minutes (id),
  session_id TEXT NOT NULL REFERENCES session (id),
  brought_at INTEGER NOT NULL,
  PRIMARY KEY (foreign_id, session_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX foreign_bringing_by_session ON foreign_bringing (session_id);

-- What minutes correct is looked for each time that they are read.
CREATE INDEX foreign_minutes_by_rectified ON foreign_minutes (
  CASE WHEN json_valid(content) THEN json_extract(content, '$.rectification.contentDigest') END
);
CREATE INDEX foreign_minutes_by_first ON foreign_minutes (
  CASE WHEN json_valid(content) THEN json_extract(content, '$.rectification.first.contentDigest') END
);
CREATE INDEX foreign_minutes_by_number ON foreign_minutes (number);

CREATE TRIGGER foreign_authority_no_update BEFORE UPDATE ON foreign_authority
BEGIN
  SELECT RAISE(ABORT, 'append-only: foreign_authority');
END;

CREATE TRIGGER foreign_authority_no_delete BEFORE DELETE ON foreign_authority
BEGIN
  SELECT RAISE(ABORT, 'append-only: foreign_authority');
END;

CREATE TRIGGER accepted_authority_no_update BEFORE UPDATE ON accepted_authority
BEGIN
  SELECT RAISE(ABORT, 'append-only: accepted_authority');
END;

CREATE TRIGGER accepted_authority_no_delete BEFORE DELETE ON accepted_authority
BEGIN
  SELECT RAISE(ABORT, 'append-only: accepted_authority');
END;

CREATE TRIGGER foreign_bringing_no_update BEFORE UPDATE ON foreign_bringing
BEGIN
  SELECT RAISE(ABORT, 'append-only: foreign_bringing');
END;

CREATE TRIGGER foreign_bringing_no_delete BEFORE DELETE ON foreign_bringing
BEGIN
  SELECT RAISE(ABORT, 'append-only: foreign_bringing');
END;
