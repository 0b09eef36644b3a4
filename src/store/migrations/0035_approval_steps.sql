-- Steps of approval before the last; the last one is the decision itself. Rows are only ever added.
CREATE TABLE desk_step (
    municipality TEXT NOT NULL,
    timesheet    TEXT NOT NULL,
    revision     INTEGER NOT NULL,       -- the timesheet's, that was looked at: sent in anew, it begins anew
    sha256       TEXT NOT NULL,          -- of the month as it was reckoned then, in hexadecimal
    position     INTEGER NOT NULL,       -- from zero
    step         TEXT NOT NULL,          -- its key in the municipality's rules
    officer      TEXT NOT NULL,
    taken_at     TEXT NOT NULL,
    PRIMARY KEY (municipality, timesheet, revision, sha256, position),
    FOREIGN KEY (municipality, officer) REFERENCES officer (municipality, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER desk_step_never_changes BEFORE UPDATE ON desk_step
BEGIN SELECT RAISE(ABORT, 'a step never changes'); END;
CREATE TRIGGER desk_step_never_goes BEFORE DELETE ON desk_step
BEGIN SELECT RAISE(ABORT, 'a step never changes'); END;
