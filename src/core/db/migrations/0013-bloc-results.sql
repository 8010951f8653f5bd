-- What the jury gave for each bloc, where a test has one result for each: beside the decision, whose columns are chained.

-- Append-only.
CREATE TABLE bloc_result (
  decision_id INTEGER NOT NULL REFERENCES jury_decision (id),
  bloc_id TEXT NOT NULL CHECK (bloc_id <> ''),
  position INTEGER NOT NULL CHECK (position >= 1),
  outcome TEXT NOT NULL CHECK (outcome IN ('validated', 'refused')),
  reason TEXT NOT NULL CHECK (outcome <> 'refused' OR reason <> ''),
  PRIMARY KEY (decision_id, bloc_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER bloc_result_no_update BEFORE UPDATE ON bloc_result
BEGIN
  SELECT RAISE(ABORT, 'append-only: bloc_result');
END;

CREATE TRIGGER bloc_result_no_delete BEFORE DELETE ON bloc_result
BEGIN
  SELECT RAISE(ABORT, 'append-only: bloc_result');
END;
