-- Who saw and changed what. Rows are only ever added, each with a hash over itself and the row before it.
CREATE TABLE audit_log (
    municipality TEXT NOT NULL,
    number       INTEGER NOT NULL, -- from 1, without a gap
    at           TEXT NOT NULL,
    actor_kind   TEXT NOT NULL CHECK (actor_kind IN ('officer', 'phone', 'owner')),
    actor        TEXT NOT NULL,    -- an id; empty for the machine's owner
    kind         TEXT NOT NULL,    -- what was done
    object       TEXT NOT NULL,    -- the id of what it was done to; empty for a list
    route        TEXT NOT NULL,    -- of what was denied: method and address, with names in the place of ids
    hash         TEXT NOT NULL,    -- SHA-256 in hexadecimal
    PRIMARY KEY (municipality, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_log_never_changes BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the log never changes'); END;
CREATE TRIGGER audit_log_never_goes BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the log never changes'); END;
-- Also what would replace a row comes here.
CREATE TRIGGER audit_log_goes_on BEFORE INSERT ON audit_log
WHEN NEW.number <> 1 + (SELECT COALESCE(MAX(number), 0) FROM audit_log WHERE municipality = NEW.municipality)
BEGIN SELECT RAISE(ABORT, 'the log goes on at its end'); END;
