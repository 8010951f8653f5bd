-- Digest chain over every append-only record, in the order of insertion. Its rows are written by the application's own
-- triggers (chain.ts), made for its connection only: a record that another program slips in has no row here.
CREATE TABLE chain (
  seq INTEGER PRIMARY KEY NOT NULL CHECK (seq >= 1),
  -- digest of the row before; 64 zeros for the first
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  table_name TEXT NOT NULL,
  -- primary key of the record, as a JSON array
  record_key TEXT NOT NULL CHECK (json_valid(record_key)),
  -- SHA-256 of all columns of the record, as a JSON array in their order, binary columns by their own digest
  record_digest TEXT NOT NULL CHECK (length(record_digest) = 64),
  -- SHA-256 of the five columns above, as a JSON array
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  UNIQUE (table_name, record_key)
) STRICT;

CREATE TRIGGER chain_no_update BEFORE UPDATE ON chain
BEGIN
  SELECT RAISE(ABORT, 'append-only: chain');
END;

CREATE TRIGGER chain_no_delete BEFORE DELETE ON chain
BEGIN
  SELECT RAISE(ABORT, 'append-only: chain');
END;
