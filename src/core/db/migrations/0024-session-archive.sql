-- The archive lists the minutes of sessions with those of tests: one listing, which no longer stands on one table alone.
CREATE TABLE minutes_listing_of_both (
  place INTEGER PRIMARY KEY,
  minutes_id TEXT NOT NULL UNIQUE,
  session_id TEXT NOT NULL,
  bloc_id TEXT NOT NULL,
  -- empty for the minutes of a session
  outcome TEXT NOT NULL,
  held_on TEXT NOT NULL,
  number_key TEXT NOT NULL,
  candidate_key TEXT NOT NULL,
  test_key TEXT NOT NULL,
  session_key TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'minutes' CHECK (kind IN ('minutes', 'session-minutes'))
) STRICT;
INSERT INTO minutes_listing_of_both (place, minutes_id, session_id, bloc_id, outcome, held_on, number_key, candidate_key,
  test_key, session_key)
SELECT place, minutes_id, session_id, bloc_id, outcome, held_on, number_key, candidate_key, test_key, session_key
FROM minutes_listing;
DROP TABLE minutes_listing;
ALTER TABLE minutes_listing_of_both RENAME TO minutes_listing;
CREATE INDEX minutes_listing_by_date ON minutes_listing (held_on, number_key);
CREATE INDEX minutes_listing_by_number ON minutes_listing (number_key, place);
CREATE INDEX minutes_listing_by_candidate ON minutes_listing (candidate_key, place);
CREATE INDEX minutes_listing_by_test ON minutes_listing (test_key, place);
CREATE INDEX minutes_listing_by_session ON minutes_listing (session_key, place);
CREATE INDEX minutes_listing_of_session ON minutes_listing (session_id);
-- Sessions are few beside tests: what is asked of them alone is not looked for among all.
CREATE INDEX minutes_listing_of_sessions ON minutes_listing (held_on, number_key) WHERE kind = 'session-minutes';
