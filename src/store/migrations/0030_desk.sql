-- What the municipality decided about a timesheet, by whom and when. Rows are only ever added.
CREATE TABLE desk_decision (
    municipality TEXT NOT NULL,
    timesheet    TEXT NOT NULL,
    revision     INTEGER NOT NULL,       -- the timesheet's, that the decision made
    officer      TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('approved', 'returned', 'return_undone')),
    comment      TEXT NOT NULL,          -- of a return
    sha256       TEXT,                   -- of the approved snapshot's text, in hexadecimal
    decided_at   TEXT NOT NULL,
    PRIMARY KEY (municipality, timesheet, revision),
    FOREIGN KEY (municipality, officer) REFERENCES officer (municipality, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER desk_decision_never_changes BEFORE UPDATE ON desk_decision
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;
CREATE TRIGGER desk_decision_never_goes BEFORE DELETE ON desk_decision
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;
