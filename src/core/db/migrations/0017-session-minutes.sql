-- The minutes of sessions: locked, signed, sealed and archived as those of passages are.

-- Append-only: numbers given, for ever. A session has several documents: the first, then what completes it.
CREATE TABLE session_minutes_number (
  number TEXT PRIMARY KEY NOT NULL CHECK (number <> ''),
  session_id TEXT NOT NULL REFERENCES session (id),
  year INTEGER NOT NULL CHECK (year BETWEEN 1000 AND 9999),
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  UNIQUE (year, sequence)
) STRICT;
CREATE INDEX session_minutes_number_by_session ON session_minutes_number (session_id);

-- Append-only.
CREATE TABLE session_lock (
  session_id TEXT NOT NULL REFERENCES session (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  content TEXT NOT NULL CHECK (json_valid(content)),
  content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
  locked_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, revision)
) STRICT;

-- Append-only.
CREATE TABLE session_unlock (
  session_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  unlocked_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, revision),
  FOREIGN KEY (session_id, revision) REFERENCES session_lock (session_id, revision)
) STRICT;

-- Append-only.
CREATE TABLE session_signature (
  session_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 1),
  juror_id TEXT NOT NULL REFERENCES jury_member (id),
  content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
  svg TEXT NOT NULL CHECK (svg <> ''),
  signed_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, revision, juror_id),
  FOREIGN KEY (session_id, revision) REFERENCES session_lock (session_id, revision)
) STRICT;

-- Append-only: the signed document as it grows.
CREATE TABLE session_document_part (
  session_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('base', 'member', 'seal')),
  juror_id TEXT REFERENCES jury_member (id),
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  certificate_sha256 TEXT REFERENCES signing_certificate (sha256),
  made_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, revision, position),
  FOREIGN KEY (session_id, revision) REFERENCES session_lock (session_id, revision),
  CHECK ((kind = 'member') = (juror_id IS NOT NULL)),
  CHECK ((kind = 'base') = (certificate_sha256 IS NULL))
) STRICT;

-- Append-only: the archive's index of sessions, every column of which can be checked against the files.
CREATE TABLE session_minutes (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  session_id TEXT NOT NULL REFERENCES session (id),
  kind TEXT NOT NULL CHECK (kind IN ('minutes', 'complement', 'rectification')),
  number TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('proposition', 'decision')),
  held_on TEXT NOT NULL,
  session_title TEXT NOT NULL,
  certification_title TEXT NOT NULL,
  candidates TEXT NOT NULL CHECK (json_valid(candidates)),
  jurors TEXT NOT NULL CHECK (json_valid(jurors)),
  pdf_sha256 TEXT NOT NULL CHECK (length(pdf_sha256) = 64),
  json_sha256 TEXT NOT NULL CHECK (length(json_sha256) = 64),
  content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
  archived_at INTEGER NOT NULL,
  UNIQUE (session_id, revision),
  FOREIGN KEY (session_id, revision) REFERENCES session_lock (session_id, revision)
) STRICT;
CREATE INDEX session_minutes_by_date ON session_minutes (held_on DESC, number DESC);

-- Append-only.
CREATE TABLE session_minutes_file (
  session_minutes_id TEXT PRIMARY KEY NOT NULL REFERENCES session_minutes (id),
  pdf BLOB NOT NULL,
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;

-- Append-only: which rulings these minutes seal; a rectification seals again those of what it rectifies.
CREATE TABLE session_minutes_ruling (
  session_minutes_id TEXT NOT NULL REFERENCES session_minutes (id),
  ruling_id TEXT NOT NULL REFERENCES bloc_ruling (id),
  PRIMARY KEY (session_minutes_id, ruling_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_minutes_ruling_by_ruling ON session_minutes_ruling (ruling_id);

-- Append-only: which minutes rectify which, each once.
CREATE TABLE session_rectification (
  session_minutes_id TEXT PRIMARY KEY NOT NULL REFERENCES session_minutes (id),
  rectifies_id TEXT NOT NULL UNIQUE REFERENCES session_minutes (id),
  CHECK (session_minutes_id <> rectifies_id)
) STRICT;

CREATE TRIGGER session_minutes_number_no_update BEFORE UPDATE ON session_minutes_number
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_minutes_number');
END;

CREATE TRIGGER session_minutes_number_no_delete BEFORE DELETE ON session_minutes_number
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_minutes_number');
END;

CREATE TRIGGER session_lock_no_update BEFORE UPDATE ON session_lock
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_lock');
END;

CREATE TRIGGER session_lock_no_delete BEFORE DELETE ON session_lock
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_lock');
END;

CREATE TRIGGER session_unlock_no_update BEFORE UPDATE ON session_unlock
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_unlock');
END;

CREATE TRIGGER session_unlock_no_delete BEFORE DELETE ON session_unlock
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_unlock');
END;

CREATE TRIGGER session_signature_no_update BEFORE UPDATE ON session_signature
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_signature');
END;

CREATE TRIGGER session_signature_no_delete BEFORE DELETE ON session_signature
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_signature');
END;

CREATE TRIGGER session_document_part_no_update BEFORE UPDATE ON session_document_part
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_document_part');
END;

CREATE TRIGGER session_document_part_no_delete BEFORE DELETE ON session_document_part
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_document_part');
END;

CREATE TRIGGER session_minutes_no_update BEFORE UPDATE ON session_minutes
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_minutes');
END;

CREATE TRIGGER session_minutes_no_delete BEFORE DELETE ON session_minutes
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_minutes');
END;

CREATE TRIGGER session_minutes_file_no_update BEFORE UPDATE ON session_minutes_file
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_minutes_file');
END;

CREATE TRIGGER session_minutes_file_no_delete BEFORE DELETE ON session_minutes_file
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_minutes_file');
END;

CREATE TRIGGER session_minutes_ruling_no_update BEFORE UPDATE ON session_minutes_ruling
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_minutes_ruling');
END;

CREATE TRIGGER session_minutes_ruling_no_delete BEFORE DELETE ON session_minutes_ruling
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_minutes_ruling');
END;

CREATE TRIGGER session_rectification_no_update BEFORE UPDATE ON session_rectification
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_rectification');
END;

CREATE TRIGGER session_rectification_no_delete BEFORE DELETE ON session_rectification
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_rectification');
END;
