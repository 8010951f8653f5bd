-- The other tests of a candidate are looked for in every session, whenever their minutes are seen or locked.
CREATE INDEX passage_by_birth_date ON passage (birth_date);
