-- Passages of one test that are held at the same time, by one clock: whose passages share `group_id` pass together. Until one of
-- them began they may be put together and apart; from then on what they did together is told by their journals.

CREATE TABLE passage_together (
  passage_id TEXT PRIMARY KEY NOT NULL REFERENCES passage (id) ON DELETE CASCADE,
  group_id TEXT NOT NULL CHECK (group_id <> ''),
  put_at INTEGER NOT NULL
) STRICT;
CREATE INDEX passage_together_by_group ON passage_together (group_id);
