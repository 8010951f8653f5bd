-- Keys and certificates of signatures, and the signed document as it grows. Certificates are public and kept for ever;
-- private keys are encrypted and may be replaced or lost without harm to what was signed.

-- Append-only: every certificate that this application made or took in.
CREATE TABLE signing_certificate (
  -- SHA-256 (hex) of the DER
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
  -- 'imported-seal' came with a PKCS#12; 'chain' is a certificate above it
  role TEXT NOT NULL CHECK (role IN ('authority', 'seal', 'member', 'imported-seal', 'chain')),
  der BLOB NOT NULL,
  -- RFC 4514
  subject TEXT NOT NULL,
  holder TEXT NOT NULL,
  -- in what capacity the holder signs; empty for all but members
  capacity TEXT NOT NULL,
  -- hex
  serial TEXT NOT NULL,
  -- null when it is self-signed, or when its issuer is not known here
  issuer_sha256 TEXT REFERENCES signing_certificate (sha256),
  juror_id TEXT REFERENCES jury_member (id),
  not_before INTEGER NOT NULL,
  not_after INTEGER NOT NULL CHECK (not_after > not_before),
  recorded_at INTEGER NOT NULL,
  CHECK ((role = 'member') = (juror_id IS NOT NULL))
) STRICT;
CREATE INDEX signing_certificate_by_role ON signing_certificate (role, recorded_at DESC);
CREATE INDEX signing_certificate_by_juror ON signing_certificate (juror_id) WHERE juror_id IS NOT NULL;

-- Append-only: the authorities in turn; the last row is the one that issues now.
CREATE TABLE signing_authority (
  position INTEGER PRIMARY KEY NOT NULL CHECK (position >= 1),
  certificate_sha256 TEXT NOT NULL REFERENCES signing_certificate (sha256),
  reason TEXT NOT NULL CHECK (reason IN ('first', 'renewed', 'restored')),
  since INTEGER NOT NULL
) STRICT;

-- Append-only: the seals in turn; the last row is the one in use. Null goes back to a seal of the local authority.
CREATE TABLE signing_seal (
  position INTEGER PRIMARY KEY NOT NULL CHECK (position >= 1),
  certificate_sha256 TEXT REFERENCES signing_certificate (sha256),
  since INTEGER NOT NULL
) STRICT;

-- Encrypted private keys, replaced when a PIN changes.
CREATE TABLE signing_key (
  certificate_sha256 TEXT PRIMARY KEY NOT NULL REFERENCES signing_certificate (sha256),
  -- where the outer encryption has its key: the system's keychain, or nowhere
  vault TEXT NOT NULL CHECK (vault IN ('os-keychain', 'none')),
  -- PKCS#8, encrypted under the member's PIN when it is a member's, then by the vault
  sealed BLOB NOT NULL
) STRICT;

-- Append-only. By serial number: a restored authority brings revocations of certificates that are not known here.
CREATE TABLE certificate_revocation (
  authority_sha256 TEXT NOT NULL REFERENCES signing_certificate (sha256),
  serial TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('key-compromise', 'affiliation-changed', 'superseded', 'cessation')),
  revoked_at INTEGER NOT NULL,
  PRIMARY KEY (authority_sha256, serial)
) STRICT;

-- Append-only: the document of a lock, in parts. Laid end to end they are the PDF as signed so far.
CREATE TABLE document_part (
  passage_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('base', 'member', 'seal')),
  juror_id TEXT REFERENCES jury_member (id),
  bytes BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  certificate_sha256 TEXT REFERENCES signing_certificate (sha256),
  made_at INTEGER NOT NULL,
  PRIMARY KEY (passage_id, revision, position),
  FOREIGN KEY (passage_id, revision) REFERENCES content_lock (passage_id, revision),
  CHECK ((kind = 'base') = (position = 0)),
  CHECK ((kind = 'member') = (juror_id IS NOT NULL)),
  CHECK ((kind = 'base') = (certificate_sha256 IS NULL))
) STRICT;
CREATE UNIQUE INDEX document_part_by_juror ON document_part (passage_id, revision, juror_id) WHERE juror_id IS NOT NULL;
CREATE UNIQUE INDEX document_part_seal ON document_part (passage_id, revision) WHERE kind = 'seal';

CREATE TRIGGER signing_certificate_no_update BEFORE UPDATE ON signing_certificate
BEGIN
  SELECT RAISE(ABORT, 'append-only: signing_certificate');
END;

CREATE TRIGGER signing_certificate_no_delete BEFORE DELETE ON signing_certificate
BEGIN
  SELECT RAISE(ABORT, 'append-only: signing_certificate');
END;

CREATE TRIGGER signing_authority_no_update BEFORE UPDATE ON signing_authority
BEGIN
  SELECT RAISE(ABORT, 'append-only: signing_authority');
END;

CREATE TRIGGER signing_authority_no_delete BEFORE DELETE ON signing_authority
BEGIN
  SELECT RAISE(ABORT, 'append-only: signing_authority');
END;

CREATE TRIGGER signing_seal_no_update BEFORE UPDATE ON signing_seal
BEGIN
  SELECT RAISE(ABORT, 'append-only: signing_seal');
END;

CREATE TRIGGER signing_seal_no_delete BEFORE DELETE ON signing_seal
BEGIN
  SELECT RAISE(ABORT, 'append-only: signing_seal');
END;

CREATE TRIGGER certificate_revocation_no_update BEFORE UPDATE ON certificate_revocation
BEGIN
  SELECT RAISE(ABORT, 'append-only: certificate_revocation');
END;

CREATE TRIGGER certificate_revocation_no_delete BEFORE DELETE ON certificate_revocation
BEGIN
  SELECT RAISE(ABORT, 'append-only: certificate_revocation');
END;

CREATE TRIGGER document_part_no_update BEFORE UPDATE ON document_part
BEGIN
  SELECT RAISE(ABORT, 'append-only: document_part');
END;

CREATE TRIGGER document_part_no_delete BEFORE DELETE ON document_part
BEGIN
  SELECT RAISE(ABORT, 'append-only: document_part');
END;
