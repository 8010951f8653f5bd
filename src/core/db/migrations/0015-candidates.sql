-- The candidate's file: a person stands once, is enrolled for versions of certifications, and each passage belongs to one
-- enrolment. Passages keep the name that they were prepared with: minutes print that one.

CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  birth_name TEXT NOT NULL CHECK (birth_name <> ''),
  -- '' when it is the birth name
  usual_name TEXT NOT NULL,
  -- the first of them first
  first_names TEXT NOT NULL CHECK (json_valid(first_names) AND json_array_length(first_names) >= 1),
  sex TEXT CHECK (sex IN ('F', 'M')),
  birth_date TEXT CHECK (birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  birth_place TEXT NOT NULL,
  -- INSEE code of the commune of birth; 99xxx for a country
  birth_code TEXT CHECK (length(birth_code) = 5),
  -- where the INSEE code is not known
  birth_postcode TEXT CHECK (birth_postcode <> ''),
  -- INSEE code of the country of birth; 100 is France
  birth_country TEXT CHECK (length(birth_country) = 3),
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  company TEXT NOT NULL,
  training_body TEXT NOT NULL,
  tutor TEXT NOT NULL,
  -- of a sample session: alike to nobody
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE enrolment (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  person_id TEXT NOT NULL REFERENCES person (id),
  certification_id TEXT NOT NULL,
  certification_version TEXT NOT NULL,
  -- sought
  bloc_ids TEXT NOT NULL CHECK (json_valid(bloc_ids)),
  access_way TEXT CHECK (access_way IN (
    'FORMATION_INITIALE_HORS_APPRENTISSAGE', 'FORMATION_INITIALE_APPRENTISSAGE',
    'FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION', 'FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION',
    'VAE', 'EQUIVALENCE_DIPLOME_ETRANGER', 'CANDIDAT_LIBRE')),
  vae_way TEXT CHECK (vae_way IN ('CONGES_VAE', 'VAE_CLASSIQUE')),
  initiative TEXT CHECK (initiative IN ('CERTIFIE', 'OF', 'POLE_EMPLOI', 'EMPLOYEUR', 'AUTRE')),
  enrolled_on TEXT NOT NULL CHECK (enrolled_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  accommodation TEXT NOT NULL CHECK (json_valid(accommodation)),
  -- number of the file at the Caisse des Dépôts; '' for none
  cpf_file TEXT NOT NULL CHECK (length(cpf_file) <= 13),
  -- blocs that are held already
  held TEXT NOT NULL CHECK (json_valid(held)),
  created_at INTEGER NOT NULL,
  FOREIGN KEY (certification_id, certification_version) REFERENCES referentiel (id, version)
) STRICT;
CREATE INDEX enrolment_by_person ON enrolment (person_id, created_at);
CREATE INDEX enrolment_by_certification ON enrolment (certification_id, certification_version);

CREATE TABLE passage_enrolment (
  passage_id TEXT PRIMARY KEY NOT NULL REFERENCES passage (id) ON DELETE CASCADE,
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  linked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX passage_enrolment_by_enrolment ON passage_enrolment (enrolment_id);

-- Append-only: results that no jury of this application gave.
CREATE TABLE evidence_entry (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  enrolment_id TEXT NOT NULL REFERENCES enrolment (id),
  test_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('score', 'tutor-grid', 'on-file', 'exemption', 'absence')),
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  source_file_sha256 TEXT CHECK (length(source_file_sha256) = 64),
  recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_entry_by_enrolment ON evidence_entry (enrolment_id, recorded_at);

-- Append-only: an entry that does not count any more, which stays.
CREATE TABLE evidence_withdrawal (
  entry_id TEXT PRIMARY KEY NOT NULL REFERENCES evidence_entry (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  withdrawn_by TEXT NOT NULL,
  withdrawn_at INTEGER NOT NULL
) STRICT;

-- Append-only: two persons found to be one. Nothing of either is changed: whoever reads follows the merges that stand.
CREATE TABLE person_merge (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  kept_id TEXT NOT NULL REFERENCES person (id),
  merged_id TEXT NOT NULL REFERENCES person (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  -- who answered for it with their PIN, as {"kind", "id", "name"}
  merged_by TEXT NOT NULL CHECK (json_valid(merged_by)),
  merged_at INTEGER NOT NULL,
  CHECK (kept_id <> merged_id)
) STRICT;
CREATE INDEX person_merge_by_kept ON person_merge (kept_id);
CREATE INDEX person_merge_by_merged ON person_merge (merged_id);

-- Append-only.
CREATE TABLE person_merge_undo (
  merge_id TEXT PRIMARY KEY NOT NULL REFERENCES person_merge (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  undone_by TEXT NOT NULL CHECK (json_valid(undone_by)),
  undone_at INTEGER NOT NULL
) STRICT;

-- Append-only: two who look alike and are two.
CREATE TABLE likeness_dismissal (
  one_id TEXT NOT NULL REFERENCES person (id),
  other_id TEXT NOT NULL REFERENCES person (id),
  dismissed_by TEXT NOT NULL CHECK (json_valid(dismissed_by)),
  dismissed_at INTEGER NOT NULL,
  PRIMARY KEY (one_id, other_id),
  CHECK (one_id < other_id)
) STRICT, WITHOUT ROWID;

-- Named persons who answer with a PIN for what no jury member answers for.
CREATE TABLE administrator (
  id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  pin_hash TEXT NOT NULL,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

-- As `pin_delay` is for members.
CREATE TABLE administrator_pin_delay (
  administrator_id TEXT PRIMARY KEY NOT NULL REFERENCES administrator (id) ON DELETE CASCADE,
  wrong_tries INTEGER NOT NULL CHECK (wrong_tries >= 1),
  is_served INTEGER NOT NULL CHECK (is_served IN (0, 1))
) STRICT;

-- Each candidate of before becomes a person of their own, enrolled for what their session applied: who is the same is
-- for people to say. A test begun anew belongs to the enrolment of its first attempt.
INSERT INTO person (id, birth_name, usual_name, first_names, birth_date, birth_place, email, phone, company,
  training_body, tutor, is_sample, created_at)
SELECT 'p-' || passage.id, last_name, '', json_array(first_name),
  CASE WHEN birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' THEN birth_date END,
  birth_place, '', '', company, training_body, tutor, session.is_sample, passage.created_at
FROM passage JOIN session ON session.id = passage.session_id
WHERE passage.id NOT IN (SELECT passage_id FROM passage_attempt);

INSERT INTO enrolment (id, person_id, certification_id, certification_version, bloc_ids, enrolled_on, accommodation,
  cpf_file, held, created_at)
SELECT 'e-' || passage.id, 'p-' || passage.id, session.referentiel_id, session.referentiel_version, session.bloc_ids,
  strftime('%Y-%m-%d', passage.created_at / 1000, 'unixepoch'), passage.accommodation, '', '[]', passage.created_at
FROM passage JOIN session ON session.id = passage.session_id
WHERE passage.id NOT IN (SELECT passage_id FROM passage_attempt);

WITH RECURSIVE attempt (passage_id, first_id) AS (
  SELECT id, id FROM passage WHERE id NOT IN (SELECT passage_id FROM passage_attempt)
  UNION
  SELECT next.passage_id, attempt.first_id FROM passage_attempt AS next
  JOIN attempt ON attempt.passage_id = next.previous_id
)
INSERT INTO passage_enrolment (passage_id, enrolment_id, linked_at)
SELECT attempt.passage_id, 'e-' || attempt.first_id, passage.created_at
FROM attempt JOIN passage ON passage.id = attempt.passage_id;

CREATE TRIGGER evidence_entry_no_update BEFORE UPDATE ON evidence_entry
BEGIN
  SELECT RAISE(ABORT, 'append-only: evidence_entry');
END;

CREATE TRIGGER evidence_entry_no_delete BEFORE DELETE ON evidence_entry
BEGIN
  SELECT RAISE(ABORT, 'append-only: evidence_entry');
END;

CREATE TRIGGER evidence_withdrawal_no_update BEFORE UPDATE ON evidence_withdrawal
BEGIN
  SELECT RAISE(ABORT, 'append-only: evidence_withdrawal');
END;

CREATE TRIGGER evidence_withdrawal_no_delete BEFORE DELETE ON evidence_withdrawal
BEGIN
  SELECT RAISE(ABORT, 'append-only: evidence_withdrawal');
END;

CREATE TRIGGER person_merge_no_update BEFORE UPDATE ON person_merge
BEGIN
  SELECT RAISE(ABORT, 'append-only: person_merge');
END;

CREATE TRIGGER person_merge_no_delete BEFORE DELETE ON person_merge
BEGIN
  SELECT RAISE(ABORT, 'append-only: person_merge');
END;

CREATE TRIGGER person_merge_undo_no_update BEFORE UPDATE ON person_merge_undo
BEGIN
  SELECT RAISE(ABORT, 'append-only: person_merge_undo');
END;

CREATE TRIGGER person_merge_undo_no_delete BEFORE DELETE ON person_merge_undo
BEGIN
  SELECT RAISE(ABORT, 'append-only: person_merge_undo');
END;

CREATE TRIGGER likeness_dismissal_no_update BEFORE UPDATE ON likeness_dismissal
BEGIN
  SELECT RAISE(ABORT, 'append-only: likeness_dismissal');
END;

CREATE TRIGGER likeness_dismissal_no_delete BEFORE DELETE ON likeness_dismissal
BEGIN
  SELECT RAISE(ABORT, 'append-only: likeness_dismissal');
END;
