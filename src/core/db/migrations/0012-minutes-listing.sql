-- Derived from minutes: by what the archive is listed, sorted and filtered, narrow enough to be walked through at each
-- key that is pressed. `place` is the row of minutes_search; the keys are folded, with their numbers padded, so that
-- they sort as a reader expects. The application fills it when this migration is applied.
CREATE TABLE minutes_listing (
  place INTEGER PRIMARY KEY,
  minutes_id TEXT NOT NULL UNIQUE REFERENCES minutes (id),
  session_id TEXT NOT NULL,
  bloc_id TEXT NOT NULL,
  outcome TEXT NOT NULL,
  held_on TEXT NOT NULL,
  number_key TEXT NOT NULL,
  candidate_key TEXT NOT NULL,
  test_key TEXT NOT NULL,
  session_key TEXT NOT NULL
) STRICT;
CREATE INDEX minutes_listing_by_date ON minutes_listing (held_on, number_key);
CREATE INDEX minutes_listing_by_number ON minutes_listing (number_key, place);
CREATE INDEX minutes_listing_by_candidate ON minutes_listing (candidate_key, place);
CREATE INDEX minutes_listing_by_test ON minutes_listing (test_key, place);
CREATE INDEX minutes_listing_by_session ON minutes_listing (session_key, place);
CREATE INDEX minutes_listing_of_session ON minutes_listing (session_id);
