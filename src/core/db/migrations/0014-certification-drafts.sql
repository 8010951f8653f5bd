-- Certifications that are being written. A draft may be faulty, change and go: nothing is judged by it, and nothing signed
-- is made from it, before a version of it is published into `referentiel`.
CREATE TABLE certification_draft (
  id TEXT PRIMARY KEY NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  -- The stored version that it was begun from, as {"id", "version"}; NULL for nothing.
  based_on TEXT CHECK (based_on IS NULL OR json_valid(based_on)),
  updated_at INTEGER NOT NULL
) STRICT;

-- What the candidate of a passage is handed, where the test says so: a text, questions and their draws. Frozen with the
-- passage at its start.
CREATE TABLE passage_handout (
  passage_id TEXT PRIMARY KEY NOT NULL REFERENCES passage (id) ON DELETE CASCADE,
  content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
