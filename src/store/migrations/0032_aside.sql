-- What an officer did about an operation that was kept aside, or that had waited too long. Rows are only ever added.
CREATE TABLE desk_aside (
    municipality TEXT NOT NULL,
    contact      TEXT NOT NULL,
    op           TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('refused', 'waiting')),
    officer      TEXT NOT NULL,
    note         TEXT NOT NULL,
    decided_at   TEXT NOT NULL,
    PRIMARY KEY (municipality, contact, op, sha256, kind),
    FOREIGN KEY (municipality, officer) REFERENCES officer (municipality, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER desk_aside_never_changes BEFORE UPDATE ON desk_aside
BEGIN SELECT RAISE(ABORT, 'what was done about it never changes'); END;
CREATE TRIGGER desk_aside_never_goes BEFORE DELETE ON desk_aside
BEGIN SELECT RAISE(ABORT, 'what was done about it never changes'); END;
