-- Wrong tries at a PIN outlast the application; a member's certificate can be retired without being revoked.

-- Delay that slows guessing down: the wrong tries in a row of a member, over every door. The row goes with a right PIN.
-- No instant is kept: the wall clock can be set, so a delay that a restart cut short begins anew.
CREATE TABLE pin_delay (
  juror_id TEXT PRIMARY KEY NOT NULL REFERENCES jury_member (id) ON DELETE CASCADE,
  wrong_tries INTEGER NOT NULL CHECK (wrong_tries >= 1),
  -- whether the delay that these tries call for was waited out
  is_served INTEGER NOT NULL CHECK (is_served IN (0, 1))
) STRICT;

-- Append-only: certificates that sign no more because their key was destroyed. What they signed stays valid: this is no
-- revocation, and no revocation list names them.
CREATE TABLE certificate_retirement (
  certificate_sha256 TEXT PRIMARY KEY NOT NULL REFERENCES signing_certificate (sha256),
  reason TEXT NOT NULL CHECK (reason IN ('pin-reset')),
  retired_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER certificate_retirement_no_update BEFORE UPDATE ON certificate_retirement
BEGIN
  SELECT RAISE(ABORT, 'append-only: certificate_retirement');
END;

CREATE TRIGGER certificate_retirement_no_delete BEFORE DELETE ON certificate_retirement
BEGIN
  SELECT RAISE(ABORT, 'append-only: certificate_retirement');
END;
