-- Records that may change until they are frozen in minutes (jury, passage, session, attachments, référentiel, keys,
-- preferences) are not append-only. Each writing of one leaves here the digest of the row as written: this table is
-- append-only and chained, so a row changed behind the application's back no longer has the digest of its last version.
CREATE TABLE record_version (
  id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL,
  -- primary key of the record, as a JSON array
  record_key TEXT NOT NULL CHECK (json_valid(record_key)),
  -- SHA-256 of all columns, as the chain digests them; null when the record is gone
  record_digest TEXT CHECK (length(record_digest) = 64),
  -- 'adopted': found by a change of schema, as it had been left; 'found': not as its last version said, when the
  -- application was about to write it
  cause TEXT NOT NULL CHECK (cause IN ('written', 'removed', 'adopted', 'found')),
  CHECK (cause = 'found' OR (cause = 'removed') = (record_digest IS NULL))
) STRICT;
CREATE INDEX record_version_by_record ON record_version (table_name, record_key, id);
CREATE INDEX record_version_found ON record_version (id) WHERE cause = 'found';

CREATE TRIGGER record_version_no_update BEFORE UPDATE ON record_version
BEGIN
  SELECT RAISE(ABORT, 'append-only: record_version');
END;

CREATE TRIGGER record_version_no_delete BEFORE DELETE ON record_version
BEGIN
  SELECT RAISE(ABORT, 'append-only: record_version');
END;
