-- Times are INTEGER epoch milliseconds (UTC); durations INTEGER milliseconds; digests lowercase hex SHA-256.
-- Tables marked append-only refuse UPDATE and DELETE by trigger: what was recorded stays recorded.

CREATE TABLE preference (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

-- Référentiels are kept whole, once for each version: minutes cite the digest of the text they applied.
CREATE TABLE referentiel (
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  content TEXT NOT NULL CHECK (json_valid(content)),
  loaded_at INTEGER NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;

CREATE TABLE session (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL CHECK (title <> ''),
  held_on TEXT NOT NULL CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  place TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('proposition', 'decision')),
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  referentiel_id TEXT NOT NULL,
  referentiel_version TEXT NOT NULL,
  bloc_ids TEXT NOT NULL CHECK (json_valid(bloc_ids)),
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  created_at INTEGER NOT NULL,
  FOREIGN KEY (referentiel_id, referentiel_version) REFERENCES referentiel (id, version)
) STRICT;
CREATE INDEX session_by_date ON session (held_on DESC, title);

CREATE TABLE jury_member (
  id TEXT PRIMARY KEY NOT NULL,
  session_id TEXT NOT NULL REFERENCES session (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  capacity TEXT NOT NULL,
  college TEXT NOT NULL CHECK (college IN ('employers', 'employees', 'professional', 'training', 'other')),
  is_president INTEGER NOT NULL CHECK (is_president IN (0, 1)),
  is_external INTEGER NOT NULL CHECK (is_external IN (0, 1)),
  is_consultative INTEGER NOT NULL CHECK (is_consultative IN (0, 1)),
  presence TEXT NOT NULL CHECK (presence IN ('on-site', 'remote', 'absent')),
  -- scrypt parameters, salt and hash in one string; null until the member chose a PIN
  pin_hash TEXT
) STRICT;
CREATE INDEX jury_member_by_session ON jury_member (session_id, position);
CREATE UNIQUE INDEX jury_member_one_president ON jury_member (session_id) WHERE is_president = 1;

CREATE TABLE passage (
  id TEXT PRIMARY KEY NOT NULL,
  session_id TEXT NOT NULL REFERENCES session (id),
  position INTEGER NOT NULL,
  planned_time TEXT,
  last_name TEXT NOT NULL CHECK (last_name <> ''),
  first_name TEXT NOT NULL CHECK (first_name <> ''),
  birth_date TEXT NOT NULL,
  birth_place TEXT NOT NULL,
  company TEXT NOT NULL,
  training_body TEXT NOT NULL,
  tutor TEXT NOT NULL,
  bloc_id TEXT NOT NULL,
  test_id TEXT NOT NULL,
  case_title TEXT NOT NULL,
  accommodation TEXT NOT NULL CHECK (json_valid(accommodation)),
  evaluator_choice TEXT CHECK (evaluator_choice IN ('jury', 'tutor')),
  imported_results TEXT NOT NULL CHECK (json_valid(imported_results)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX passage_by_session ON passage (session_id, position);

CREATE TABLE attachment (
  id TEXT PRIMARY KEY NOT NULL,
  passage_id TEXT NOT NULL REFERENCES passage (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_by_passage ON attachment (passage_id);

-- Append-only: the last declaration of a member for a passage stands, the earlier ones remain.
CREATE TABLE declaration (
  id INTEGER PRIMARY KEY,
  passage_id TEXT NOT NULL REFERENCES passage (id),
  juror_id TEXT NOT NULL REFERENCES jury_member (id),
  kind TEXT NOT NULL CHECK (kind IN ('no-link', 'withdrawn')),
  reason TEXT NOT NULL CHECK (kind = 'no-link' OR reason <> ''),
  declared_at INTEGER NOT NULL
) STRICT;
CREATE INDEX declaration_by_passage ON declaration (passage_id, juror_id, id);

-- Append-only: the journal of a passage. `mono_ms` compares only within one `origin` (one run of the application).
CREATE TABLE passage_event (
  passage_id TEXT NOT NULL REFERENCES passage (id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  type TEXT NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  actor TEXT NOT NULL CHECK (json_valid(actor)),
  wall_at INTEGER NOT NULL,
  mono_ms REAL NOT NULL,
  origin TEXT NOT NULL,
  PRIMARY KEY (passage_id, seq)
) STRICT, WITHOUT ROWID;

-- Snapshot written in the transaction of the events it sums up; the journal can always rebuild it.
CREATE TABLE passage_state (
  passage_id TEXT PRIMARY KEY NOT NULL REFERENCES passage (id),
  version INTEGER NOT NULL,
  stage TEXT NOT NULL CHECK (
    stage IN ('reception', 'timed', 'marking', 'deliberation', 'decision', 'signature', 'archived')
  ),
  clock TEXT NOT NULL CHECK (clock IN ('stopped', 'running', 'paused', 'interrupted')),
  state TEXT NOT NULL CHECK (json_valid(state))
) STRICT;

-- Last moment at which a running clock was known alive: bounds what a crash can leave in doubt.
CREATE TABLE passage_heartbeat (
  passage_id TEXT PRIMARY KEY NOT NULL REFERENCES passage (id),
  version INTEGER NOT NULL,
  run_ms REAL NOT NULL CHECK (run_ms >= 0),
  wall_at INTEGER NOT NULL
) STRICT;

-- Append-only: each observation, mark and note as it was given; the last one for a target stands.
CREATE TABLE grid_entry (
  id INTEGER PRIMARY KEY,
  passage_id TEXT NOT NULL REFERENCES passage (id),
  juror_id TEXT NOT NULL REFERENCES jury_member (id),
  kind TEXT NOT NULL CHECK (kind IN ('observe', 'mark', 'note', 'retract-note')),
  -- indicator, criterion or note id by kind
  target_id TEXT NOT NULL,
  -- observation or level id (null clears), note text; null for a retraction
  value TEXT,
  competence_id TEXT,
  phase_id TEXT,
  phase_elapsed_ms REAL,
  entered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX grid_entry_by_grid ON grid_entry (passage_id, juror_id, id);

-- Append-only: a sealed grid takes no further entry (trigger below).
CREATE TABLE grid_seal (
  passage_id TEXT NOT NULL REFERENCES passage (id),
  juror_id TEXT NOT NULL REFERENCES jury_member (id),
  sealed_at INTEGER NOT NULL,
  PRIMARY KEY (passage_id, juror_id)
) STRICT, WITHOUT ROWID;

-- Append-only: deliberated results, one row for each change.
CREATE TABLE result_change (
  id INTEGER PRIMARY KEY,
  passage_id TEXT NOT NULL REFERENCES passage (id),
  competence_id TEXT NOT NULL,
  level_before TEXT,
  level_after TEXT NOT NULL,
  reason TEXT NOT NULL,
  vote TEXT CHECK (vote IS NULL OR json_valid(vote)),
  dissents TEXT NOT NULL CHECK (json_valid(dissents)),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX result_change_by_passage ON result_change (passage_id, id);

-- Append-only: the last decision stands.
CREATE TABLE jury_decision (
  id INTEGER PRIMARY KEY,
  passage_id TEXT NOT NULL REFERENCES passage (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('validated', 'refused', 'not-assessed')),
  reason TEXT NOT NULL CHECK (outcome <> 'refused' OR reason <> ''),
  recommendations TEXT NOT NULL,
  vote TEXT CHECK (vote IS NULL OR json_valid(vote)),
  dissents TEXT NOT NULL CHECK (json_valid(dissents)),
  has_casting_vote INTEGER NOT NULL CHECK (has_casting_vote IN (0, 1)),
  decided_at INTEGER NOT NULL,
  -- version of the passage on which the jury decided: a later reopening asks for a new decision
  passage_version INTEGER NOT NULL
) STRICT;
CREATE INDEX jury_decision_by_passage ON jury_decision (passage_id, id);

-- One row for each number given; a number belongs to one passage for ever.
CREATE TABLE minutes_number (
  passage_id TEXT PRIMARY KEY NOT NULL REFERENCES passage (id),
  year INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  number TEXT NOT NULL UNIQUE,
  UNIQUE (year, sequence)
) STRICT;

-- Append-only: content as locked for signing, canonical JSON; an unlocking is a row of its own.
CREATE TABLE content_lock (
  passage_id TEXT NOT NULL REFERENCES passage (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  content TEXT NOT NULL CHECK (json_valid(content)),
  content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
  locked_at INTEGER NOT NULL,
  PRIMARY KEY (passage_id, revision)
) STRICT;

-- Append-only.
CREATE TABLE content_unlock (
  passage_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  unlocked_at INTEGER NOT NULL,
  PRIMARY KEY (passage_id, revision),
  FOREIGN KEY (passage_id, revision) REFERENCES content_lock (passage_id, revision)
) STRICT;

-- Append-only.
CREATE TABLE signature (
  passage_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 1),
  juror_id TEXT NOT NULL REFERENCES jury_member (id),
  content_digest TEXT NOT NULL CHECK (length(content_digest) = 64),
  svg TEXT NOT NULL CHECK (svg <> ''),
  signed_at INTEGER NOT NULL,
  PRIMARY KEY (passage_id, revision, juror_id),
  FOREIGN KEY (passage_id, revision) REFERENCES content_lock (passage_id, revision)
) STRICT;

-- Append-only: the archive's index, every column of which can be checked against the files of `minutes_file`.
CREATE TABLE minutes (
  id TEXT PRIMARY KEY NOT NULL,
  passage_id TEXT NOT NULL UNIQUE REFERENCES passage (id),
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
CREATE INDEX minutes_by_date ON minutes (held_on DESC, number DESC);
CREATE INDEX minutes_by_session ON minutes (session_id);

-- Append-only: the record itself. Apart from the index, so that a search never reads through the files.
CREATE TABLE minutes_file (
  minutes_id TEXT PRIMARY KEY NOT NULL REFERENCES minutes (id),
  pdf BLOB NOT NULL,
  json TEXT NOT NULL
) STRICT;

-- Text of each minutes for search, accents folded; rebuilt from `minutes` at will.
CREATE VIRTUAL TABLE minutes_search USING fts5 (
  minutes_id UNINDEXED,
  candidate,
  jurors,
  session_title,
  number,
  tokenize = "unicode61 remove_diacritics 2",
  prefix = '2 3'
);

-- Append-only: who did what outside a passage (PIN set, export, check, preparation changed…).
CREATE TABLE audit_entry (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details))
) STRICT;
CREATE INDEX audit_entry_by_subject ON audit_entry (subject_id, id);


CREATE TRIGGER declaration_no_update BEFORE UPDATE ON declaration
BEGIN
  SELECT RAISE(ABORT, 'append-only: declaration');
END;

CREATE TRIGGER declaration_no_delete BEFORE DELETE ON declaration
BEGIN
  SELECT RAISE(ABORT, 'append-only: declaration');
END;

CREATE TRIGGER passage_event_no_update BEFORE UPDATE ON passage_event
BEGIN
  SELECT RAISE(ABORT, 'append-only: passage_event');
END;

CREATE TRIGGER passage_event_no_delete BEFORE DELETE ON passage_event
BEGIN
  SELECT RAISE(ABORT, 'append-only: passage_event');
END;

CREATE TRIGGER grid_entry_no_update BEFORE UPDATE ON grid_entry
BEGIN
  SELECT RAISE(ABORT, 'append-only: grid_entry');
END;

CREATE TRIGGER grid_entry_no_delete BEFORE DELETE ON grid_entry
BEGIN
  SELECT RAISE(ABORT, 'append-only: grid_entry');
END;

CREATE TRIGGER grid_seal_no_update BEFORE UPDATE ON grid_seal
BEGIN
  SELECT RAISE(ABORT, 'append-only: grid_seal');
END;

CREATE TRIGGER grid_seal_no_delete BEFORE DELETE ON grid_seal
BEGIN
  SELECT RAISE(ABORT, 'append-only: grid_seal');
END;

CREATE TRIGGER result_change_no_update BEFORE UPDATE ON result_change
BEGIN
  SELECT RAISE(ABORT, 'append-only: result_change');
END;

CREATE TRIGGER result_change_no_delete BEFORE DELETE ON result_change
BEGIN
  SELECT RAISE(ABORT, 'append-only: result_change');
END;

CREATE TRIGGER jury_decision_no_update BEFORE UPDATE ON jury_decision
BEGIN
  SELECT RAISE(ABORT, 'append-only: jury_decision');
END;

CREATE TRIGGER jury_decision_no_delete BEFORE DELETE ON jury_decision
BEGIN
  SELECT RAISE(ABORT, 'append-only: jury_decision');
END;

CREATE TRIGGER content_lock_no_update BEFORE UPDATE ON content_lock
BEGIN
  SELECT RAISE(ABORT, 'append-only: content_lock');
END;

CREATE TRIGGER content_lock_no_delete BEFORE DELETE ON content_lock
BEGIN
  SELECT RAISE(ABORT, 'append-only: content_lock');
END;

CREATE TRIGGER content_unlock_no_update BEFORE UPDATE ON content_unlock
BEGIN
  SELECT RAISE(ABORT, 'append-only: content_unlock');
END;

CREATE TRIGGER content_unlock_no_delete BEFORE DELETE ON content_unlock
BEGIN
  SELECT RAISE(ABORT, 'append-only: content_unlock');
END;

CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature
BEGIN
  SELECT RAISE(ABORT, 'append-only: signature');
END;

CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature
BEGIN
  SELECT RAISE(ABORT, 'append-only: signature');
END;

CREATE TRIGGER minutes_no_update BEFORE UPDATE ON minutes
BEGIN
  SELECT RAISE(ABORT, 'append-only: minutes');
END;

CREATE TRIGGER minutes_no_delete BEFORE DELETE ON minutes
BEGIN
  SELECT RAISE(ABORT, 'append-only: minutes');
END;

CREATE TRIGGER minutes_file_no_update BEFORE UPDATE ON minutes_file
BEGIN
  SELECT RAISE(ABORT, 'append-only: minutes_file');
END;

CREATE TRIGGER minutes_file_no_delete BEFORE DELETE ON minutes_file
BEGIN
  SELECT RAISE(ABORT, 'append-only: minutes_file');
END;

CREATE TRIGGER minutes_number_no_update BEFORE UPDATE ON minutes_number
BEGIN
  SELECT RAISE(ABORT, 'append-only: minutes_number');
END;

CREATE TRIGGER minutes_number_no_delete BEFORE DELETE ON minutes_number
BEGIN
  SELECT RAISE(ABORT, 'append-only: minutes_number');
END;

CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'append-only: audit_entry');
END;

CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'append-only: audit_entry');
END;

CREATE TRIGGER grid_entry_not_after_seal BEFORE INSERT ON grid_entry
WHEN EXISTS (SELECT 1 FROM grid_seal WHERE passage_id = NEW.passage_id AND juror_id = NEW.juror_id)
BEGIN
  SELECT RAISE(ABORT, 'sealed grid');
END;
