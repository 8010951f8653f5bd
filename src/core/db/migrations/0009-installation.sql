-- Append-only: the codes that this register put into the numbers it gave. A new one is taken at each restore and in each
-- copy, so that two registers that go on from one past never give the same number.
CREATE TABLE installation (
  position INTEGER PRIMARY KEY NOT NULL CHECK (position >= 1),
  code TEXT NOT NULL UNIQUE CHECK (length(code) = 4),
  reason TEXT NOT NULL CHECK (reason IN ('first', 'restored', 'moved')),
  -- SHA-256 (hex) of the machine, path and file in which the register was found
  place TEXT NOT NULL CHECK (length(place) = 64),
  since INTEGER NOT NULL
) STRICT;

CREATE TRIGGER installation_no_update BEFORE UPDATE ON installation
BEGIN
  SELECT RAISE(ABORT, 'append-only: installation');
END;

CREATE TRIGGER installation_no_delete BEFORE DELETE ON installation
BEGIN
  SELECT RAISE(ABORT, 'append-only: installation');
END;
