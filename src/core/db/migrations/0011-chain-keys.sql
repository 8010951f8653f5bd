-- A record deleted behind the application's back frees its key, which is given again: the chain holds both links, so that
-- recording goes on. The last link of a key is that of the record that stands; an earlier one stays a fault.
CREATE TABLE chain_next (
  seq INTEGER PRIMARY KEY NOT NULL CHECK (seq >= 1),
  -- digest of the row before; 64 zeros for the first
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  table_name TEXT NOT NULL,
  -- primary key of the record, as a JSON array
  record_key TEXT NOT NULL CHECK (json_valid(record_key)),
  -- SHA-256 of all columns of the record, as a JSON array in their order, binary columns by their own digest
  record_digest TEXT NOT NULL CHECK (length(record_digest) = 64),
  -- SHA-256 of the five columns above, as a JSON array
  digest TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT;
INSERT INTO chain_next (seq, previous, table_name, record_key, record_digest, digest)
SELECT seq, previous, table_name, record_key, record_digest, digest FROM chain ORDER BY seq;
DROP TABLE chain;
ALTER TABLE chain_next RENAME TO chain;
CREATE INDEX chain_by_record ON chain (table_name, record_key, seq);

CREATE TRIGGER chain_no_update BEFORE UPDATE ON chain
BEGIN
  SELECT RAISE(ABORT, 'append-only: chain');
END;

CREATE TRIGGER chain_no_delete BEFORE DELETE ON chain
BEGIN
  SELECT RAISE(ABORT, 'append-only: chain');
END;
