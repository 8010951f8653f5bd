-- What leaves the room after a session: papers, declarations of results, and what was answered to them.

-- Append-only: files that papers and declarations are made with. The last of a kind stands; an empty one takes it back.
CREATE TABLE issuing_file (
  position INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('logo', 'schema')),
  name TEXT NOT NULL,
  -- of a logo: png, jpeg or svg; of a schema: xsd; '' when it is taken back
  format TEXT NOT NULL CHECK ((format = '') = (length(bytes) = 0)),
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  added_at INTEGER NOT NULL
) STRICT;

-- Append-only: papers that were issued, each with the bytes that left.
CREATE TABLE issued_document (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('notification', 'attestation', 'certificate', 'extract', 'results-table')),
  -- NULL for an extract
  session_minutes_id TEXT REFERENCES session_minutes (id),
  -- NULL for a table
  enrolment_id TEXT REFERENCES enrolment (id),
  bloc_id TEXT CHECK (bloc_id <> ''),
  year INTEGER NOT NULL CHECK (year BETWEEN 1000 AND 9999),
  code TEXT NOT NULL CHECK (code <> ''),
  sequence INTEGER NOT NULL CHECK (sequence >= 1),
  number TEXT NOT NULL UNIQUE CHECK (number <> ''),
  -- who it is for, as it is printed
  holder TEXT NOT NULL,
  -- of the content of the minutes that it was made from; '' for an extract
  content_digest TEXT NOT NULL CHECK (content_digest = '' OR length(content_digest) = 64),
  pdf BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  is_sealed INTEGER NOT NULL CHECK (is_sealed IN (0, 1)),
  -- the original that it repeats
  duplicate_of TEXT REFERENCES issued_document (id),
  issued_at INTEGER NOT NULL,
  UNIQUE (kind, year, code, sequence),
  CHECK ((kind = 'attestation') = (bloc_id IS NOT NULL)),
  CHECK ((kind = 'extract') = (session_minutes_id IS NULL)),
  CHECK ((kind = 'results-table') = (enrolment_id IS NULL))
) STRICT;
CREATE INDEX issued_document_by_minutes ON issued_document (session_minutes_id, enrolment_id, kind);
CREATE INDEX issued_document_by_enrolment ON issued_document (enrolment_id, kind);
CREATE INDEX issued_document_by_kind ON issued_document (kind, issued_at);
-- One original of a paper for each minutes, candidate and bloc.
CREATE UNIQUE INDEX issued_document_original ON issued_document (session_minutes_id, enrolment_id, kind, ifnull(bloc_id, ''))
WHERE duplicate_of IS NULL AND kind IN ('notification', 'attestation', 'certificate');

-- Append-only: declarations of results as they were written.
CREATE TABLE declaration_lot (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  flux_id TEXT NOT NULL UNIQUE CHECK (length(flux_id) BETWEEN 1 AND 50),
  xml BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  -- of the schema that it was held against
  schema_sha256 TEXT NOT NULL CHECK (length(schema_sha256) = 64),
  -- {"kind", "id", "name"} of who declared with their PIN
  made_by TEXT NOT NULL CHECK (json_valid(made_by)),
  made_at INTEGER NOT NULL
) STRICT;

-- Append-only: what a declaration declares. The technical id is the number of the certificate or of the attestation.
CREATE TABLE declaration_row (
  lot_id TEXT NOT NULL REFERENCES declaration_lot (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  technical_id TEXT NOT NULL CHECK (technical_id <> ''),
  document_id TEXT NOT NULL REFERENCES issued_document (id),
  PRIMARY KEY (lot_id, position),
  UNIQUE (lot_id, technical_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX declaration_row_by_document ON declaration_row (document_id);
CREATE INDEX declaration_row_by_technical_id ON declaration_row (technical_id);

-- Append-only: what the returned report says of a row. The last one stands.
CREATE TABLE declaration_return (
  position INTEGER PRIMARY KEY,
  lot_id TEXT NOT NULL REFERENCES declaration_lot (id),
  technical_id TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'refused', 'unclear')),
  reason TEXT NOT NULL,
  -- of the report
  file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
  read_at INTEGER NOT NULL,
  FOREIGN KEY (lot_id, technical_id) REFERENCES declaration_row (lot_id, technical_id)
) STRICT;
CREATE INDEX declaration_return_by_row ON declaration_return (lot_id, technical_id);

CREATE TRIGGER issuing_file_no_update BEFORE UPDATE ON issuing_file
BEGIN
  SELECT RAISE(ABORT, 'append-only: issuing_file');
END;

CREATE TRIGGER issuing_file_no_delete BEFORE DELETE ON issuing_file
BEGIN
  SELECT RAISE(ABORT, 'append-only: issuing_file');
END;

CREATE TRIGGER issued_document_no_update BEFORE UPDATE ON issued_document
BEGIN
  SELECT RAISE(ABORT, 'append-only: issued_document');
END;

CREATE TRIGGER issued_document_no_delete BEFORE DELETE ON issued_document
BEGIN
  SELECT RAISE(ABORT, 'append-only: issued_document');
END;

CREATE TRIGGER declaration_lot_no_update BEFORE UPDATE ON declaration_lot
BEGIN
  SELECT RAISE(ABORT, 'append-only: declaration_lot');
END;

CREATE TRIGGER declaration_lot_no_delete BEFORE DELETE ON declaration_lot
BEGIN
  SELECT RAISE(ABORT, 'append-only: declaration_lot');
END;

CREATE TRIGGER declaration_row_no_update BEFORE UPDATE ON declaration_row
BEGIN
  SELECT RAISE(ABORT, 'append-only: declaration_row');
END;

CREATE TRIGGER declaration_row_no_delete BEFORE DELETE ON declaration_row
BEGIN
  SELECT RAISE(ABORT, 'append-only: declaration_row');
END;

CREATE TRIGGER declaration_return_no_update BEFORE UPDATE ON declaration_return
BEGIN
  SELECT RAISE(ABORT, 'append-only: declaration_return');
END;

CREATE TRIGGER declaration_return_no_delete BEFORE DELETE ON declaration_return
BEGIN
  SELECT RAISE(ABORT, 'append-only: declaration_return');
END;
