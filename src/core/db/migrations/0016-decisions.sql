-- One decision for each bloc of a candidate. What the jury of a session decides stands here until the minutes of the session
-- seal it; what was sealed elsewhere is kept whole, as it was given and checked.

-- Append-only: what a jury decided of one bloc of one candidate. The last row of a session, enrolment and bloc stands until
-- the minutes of the session are locked; `taken-back` leaves none.
CREATE TABLE bloc_ruling (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  session_id TEXT NOT NULL REFERENCES session (id),
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  bloc_id TEXT NOT NULL CHECK (bloc_id <> ''),
  position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'lifting', 'revocation', 'taken-back')),
  outcome TEXT CHECK (outcome IN ('validated', 'refused', 'conditional', 'adjourned', 'absent', 'excused', 'abandoned',
    'fraud-suspected')),
  reason TEXT NOT NULL CHECK (kind NOT IN ('revocation', 'taken-back') OR reason <> ''),
  recommendations TEXT NOT NULL,
  -- {"document", "dueOn", "isLiftedByPresident"} of a conditional outcome
  condition TEXT CHECK (condition IS NULL OR json_valid(condition)),
  vote TEXT CHECK (vote IS NULL OR json_valid(vote)),
  dissents TEXT NOT NULL CHECK (json_valid(dissents)),
  has_casting_vote INTEGER NOT NULL CHECK (has_casting_vote IN (0, 1)),
  -- {"calculation", "evidence"} that it stood on
  proposal TEXT NOT NULL CHECK (json_valid(proposal)),
  -- [{"number", "digest"}] of the sealed rulings that it replaces
  supersedes TEXT NOT NULL CHECK (json_valid(supersedes)),
  -- [{"kind", "id", "name"}] of those who answered for it with their PIN
  decided_by TEXT NOT NULL CHECK (json_valid(decided_by)),
  decided_at INTEGER NOT NULL,
  UNIQUE (session_id, enrolment_id, bloc_id, position),
  CHECK ((kind IN ('decision', 'lifting')) = (outcome IS NOT NULL)),
  CHECK ((outcome IS 'conditional') = (condition IS NOT NULL)),
  CHECK (kind <> 'lifting' OR outcome = 'validated')
) STRICT;
CREATE INDEX bloc_ruling_by_enrolment ON bloc_ruling (enrolment_id, bloc_id);

-- Append-only: a mark that a deciding jury entered to compensate. The last one of a session, enrolment and test stands; a null
-- value takes it back.
CREATE TABLE new_mark (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  session_id TEXT NOT NULL REFERENCES session (id),
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  test_id TEXT NOT NULL CHECK (test_id <> ''),
  bloc_id TEXT NOT NULL CHECK (bloc_id <> ''),
  position INTEGER NOT NULL CHECK (position >= 1),
  value TEXT CHECK (value <> ''),
  out_of TEXT CHECK (out_of <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  entered_by TEXT NOT NULL CHECK (json_valid(entered_by)),
  entered_at INTEGER NOT NULL,
  UNIQUE (session_id, enrolment_id, test_id, bloc_id, position),
  CHECK ((value IS NULL) = (out_of IS NULL))
) STRICT;
CREATE INDEX new_mark_by_enrolment ON new_mark (enrolment_id);

-- Append-only: a member's word on their link with a candidate whom the session decides on. The last one stands.
CREATE TABLE deliberation_declaration (
  session_id TEXT NOT NULL REFERENCES session (id),
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  juror_id TEXT NOT NULL REFERENCES jury_member (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('no-link', 'withdrawn')),
  reason TEXT NOT NULL CHECK (kind = 'no-link' OR reason <> ''),
  declared_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, enrolment_id, juror_id, position)
) STRICT, WITHOUT ROWID;

-- Append-only: a candidate whom a session decides on without having heard them there. The last row stands.
CREATE TABLE session_candidate (
  session_id TEXT NOT NULL REFERENCES session (id),
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  position INTEGER NOT NULL CHECK (position >= 1),
  is_listed INTEGER NOT NULL CHECK (is_listed IN (0, 1)),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, enrolment_id, position)
) STRICT, WITHOUT ROWID;

-- Append-only: sealed minutes that another installation made, as they were checked when they came.
CREATE TABLE foreign_minutes (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('minutes', 'session-minutes')),
  number TEXT NOT NULL CHECK (number <> ''),
  -- SHA-256 (hex) of the canonical content, and of the file
  digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
  pdf_sha256 TEXT NOT NULL CHECK (length(pdf_sha256) = 64),
  content TEXT NOT NULL CHECK (json_valid(content)),
  pdf BLOB NOT NULL,
  -- name of the file
  source TEXT NOT NULL,
  -- {"verdict", "authority", "findings"} of the check
  verdict TEXT NOT NULL CHECK (json_valid(verdict)),
  -- the session into which they were brought
  session_id TEXT NOT NULL REFERENCES session (id),
  imported_at INTEGER NOT NULL
) STRICT;

-- Append-only: whose file a candidate of such minutes belongs to, as a person said. The last row stands.
CREATE TABLE foreign_candidate (
  foreign_id TEXT NOT NULL REFERENCES foreign_minutes (id),
  -- 0 in minutes of a passage
  candidate_index INTEGER NOT NULL CHECK (candidate_index >= 0),
  position INTEGER NOT NULL CHECK (position >= 1),
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  linked_at INTEGER NOT NULL,
  PRIMARY KEY (foreign_id, candidate_index, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX foreign_candidate_by_enrolment ON foreign_candidate (enrolment_id);

-- Append-only: authorities of other installations, accepted by someone who compared the fingerprint with another source.
CREATE TABLE accepted_authority (
  sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
  subject TEXT NOT NULL,
  -- where the fingerprint was read
  fingerprint_source TEXT NOT NULL CHECK (fingerprint_source <> ''),
  accepted_by TEXT NOT NULL CHECK (json_valid(accepted_by)),
  accepted_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER bloc_ruling_no_update BEFORE UPDATE ON bloc_ruling
BEGIN
  SELECT RAISE(ABORT, 'append-only: bloc_ruling');
END;

CREATE TRIGGER bloc_ruling_no_delete BEFORE DELETE ON bloc_ruling
BEGIN
  SELECT RAISE(ABORT, 'append-only: bloc_ruling');
END;

CREATE TRIGGER new_mark_no_update BEFORE UPDATE ON new_mark
BEGIN
  SELECT RAISE(ABORT, 'append-only: new_mark');
END;

CREATE TRIGGER new_mark_no_delete BEFORE DELETE ON new_mark
BEGIN
  SELECT RAISE(ABORT, 'append-only: new_mark');
END;

CREATE TRIGGER deliberation_declaration_no_update BEFORE UPDATE ON deliberation_declaration
BEGIN
  SELECT RAISE(ABORT, 'append-only: deliberation_declaration');
END;

CREATE TRIGGER deliberation_declaration_no_delete BEFORE DELETE ON deliberation_declaration
BEGIN
  SELECT RAISE(ABORT, 'append-only: deliberation_declaration');
END;

CREATE TRIGGER session_candidate_no_update BEFORE UPDATE ON session_candidate
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_candidate');
END;

CREATE TRIGGER session_candidate_no_delete BEFORE DELETE ON session_candidate
BEGIN
  SELECT RAISE(ABORT, 'append-only: session_candidate');
END;

CREATE TRIGGER foreign_minutes_no_update BEFORE UPDATE ON foreign_minutes
BEGIN
  SELECT RAISE(ABORT, 'append-only: foreign_minutes');
END;

CREATE TRIGGER foreign_minutes_no_delete BEFORE DELETE ON foreign_minutes
BEGIN
  SELECT RAISE(ABORT, 'append-only: foreign_minutes');
END;

CREATE TRIGGER foreign_candidate_no_update BEFORE UPDATE ON foreign_candidate
BEGIN
  SELECT RAISE(ABORT, 'append-only: foreign_candidate');
END;

CREATE TRIGGER foreign_candidate_no_delete BEFORE DELETE ON foreign_candidate
BEGIN
  SELECT RAISE(ABORT, 'append-only: foreign_candidate');
END;

CREATE TRIGGER accepted_authority_no_update BEFORE UPDATE ON accepted_authority
BEGIN
  SELECT RAISE(ABORT, 'append-only: accepted_authority');
END;

CREATE TRIGGER accepted_authority_no_delete BEFORE DELETE ON accepted_authority
BEGIN
  SELECT RAISE(ABORT, 'append-only: accepted_authority');
END;
