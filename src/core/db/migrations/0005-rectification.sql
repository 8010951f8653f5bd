-- Rectifications, and documents signed outside the application.

-- A passage may have several archived minutes: the first, then its rectifications. SQLite cannot drop the constraint that
-- allowed one, so the table is made again with the same columns in the same order: the digests of its chained records
-- do not change. Rows come back under the same name in the same transaction, which settles the deferred foreign keys.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE minutes_kept AS SELECT * FROM minutes;
DROP TABLE minutes;

-- Append-only: the archive's index, every column of which can be checked against the files of `minutes_file`.
CREATE TABLE minutes (
  id TEXT PRIMARY KEY NOT NULL,
  passage_id TEXT NOT NULL REFERENCES passage (id),
  session_id TEXT NOT NULL REFERENCES session (id),
  number TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('proposition', 'decision')),
  outcome TEXT NOT NULL CHECK (outcome IN ('validated', 'refused', 'not-assessed')),
  held_on TEXT NOT NULL,
  bloc_id TEXT NOT NULL,
  test_title TEXT NOT NULL,
  session_title TEXT NOT NULL,
  candidate TEXT NOT NULL,
  jurors TEXT NOT NULL CHECK (json_valid(jurors)),
  pdf_sha256 TEXT NOT NULL CHECK (length(pdf_sha256) = 64),
  json_sha256 TEXT NOT NULL CHECK (length(json_sha256) = 64),
  content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
  archived_at INTEGER NOT NULL
) STRICT;
INSERT INTO minutes SELECT * FROM minutes_kept;
DROP TABLE minutes_kept;

CREATE INDEX minutes_by_date ON minutes (held_on DESC, number DESC);
CREATE INDEX minutes_by_session ON minutes (session_id);
CREATE UNIQUE INDEX minutes_by_passage ON minutes (passage_id, revision);

-- Append-only: which minutes rectify which. Each is rectified once: a second rectification corrects the first one.
CREATE TABLE rectification (
  minutes_id TEXT PRIMARY KEY NOT NULL REFERENCES minutes (id),
  rectifies_id TEXT NOT NULL UNIQUE REFERENCES minutes (id),
  -- rank among the rectifications of the passage
  position INTEGER NOT NULL CHECK (position >= 1),
  CHECK (minutes_id <> rectifies_id)
) STRICT;

-- Append-only: a file signed outside the application, that stands for the signatures of some members.
CREATE TABLE external_document (
  id TEXT PRIMARY KEY NOT NULL,
  passage_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 1),
  -- 'electronic' starts with our own document byte for byte; anything else is a scan of signed paper
  kind TEXT NOT NULL CHECK (kind IN ('electronic', 'scan')),
  name TEXT NOT NULL CHECK (name <> ''),
  byte_count INTEGER NOT NULL CHECK (byte_count > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  -- member who attests, under their PIN, that this is the document that was signed
  attached_by TEXT NOT NULL REFERENCES jury_member (id),
  attached_at INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  FOREIGN KEY (passage_id, revision) REFERENCES content_lock (passage_id, revision)
) STRICT;
CREATE UNIQUE INDEX external_document_by_lock ON external_document (passage_id, revision, position);

-- Append-only: members for whom an external document stands.
CREATE TABLE external_signature (
  document_id TEXT NOT NULL REFERENCES external_document (id),
  juror_id TEXT NOT NULL REFERENCES jury_member (id),
  PRIMARY KEY (document_id, juror_id)
) STRICT;

-- Append-only: a document taken back before archiving; it stays stored.
CREATE TABLE external_withdrawal (
  document_id TEXT PRIMARY KEY NOT NULL REFERENCES external_document (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  withdrawn_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER minutes_no_update BEFORE UPDATE ON minutes
BEGIN
  SELECT RAISE(ABORT, 'append-only: minutes');
END;

CREATE TRIGGER minutes_no_delete BEFORE DELETE ON minutes
BEGIN
  SELECT RAISE(ABORT, 'append-only: minutes');
END;

CREATE TRIGGER rectification_no_update BEFORE UPDATE ON rectification
BEGIN
  SELECT RAISE(ABORT, 'append-only: rectification');
END;

CREATE TRIGGER rectification_no_delete BEFORE DELETE ON rectification
BEGIN
  SELECT RAISE(ABORT, 'append-only: rectification');
END;

CREATE TRIGGER external_document_no_update BEFORE UPDATE ON external_document
BEGIN
  SELECT RAISE(ABORT, 'append-only: external_document');
END;

CREATE TRIGGER external_document_no_delete BEFORE DELETE ON external_document
BEGIN
  SELECT RAISE(ABORT, 'append-only: external_document');
END;

CREATE TRIGGER external_signature_no_update BEFORE UPDATE ON external_signature
BEGIN
  SELECT RAISE(ABORT, 'append-only: external_signature');
END;

CREATE TRIGGER external_signature_no_delete BEFORE DELETE ON external_signature
BEGIN
  SELECT RAISE(ABORT, 'append-only: external_signature');
END;

CREATE TRIGGER external_withdrawal_no_update BEFORE UPDATE ON external_withdrawal
BEGIN
  SELECT RAISE(ABORT, 'append-only: external_withdrawal');
END;

CREATE TRIGGER external_withdrawal_no_delete BEFORE DELETE ON external_withdrawal
BEGIN
  SELECT RAISE(ABORT, 'append-only: external_withdrawal');
END;
