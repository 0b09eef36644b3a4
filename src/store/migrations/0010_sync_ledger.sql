-- The sync ledger: what phones asked for, what came of it, and what stands now.

-- Each history of this database. Restoring a backup adds one; `common_seq` is the last change shared with the one before.
CREATE TABLE sync_epochs (
    ordinal    INTEGER PRIMARY KEY,
    epoch      TEXT NOT NULL UNIQUE,
    common_seq INTEGER NOT NULL,
    began_at   TEXT NOT NULL
) STRICT;

-- The last place given out. Read and raised inside the one write transaction, so no reader can pass an unseen change.
CREATE TABLE sync_clock (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    last_seq INTEGER NOT NULL
) STRICT;
INSERT INTO sync_clock (one, last_seq) VALUES (1, 0);

-- Every operation ever answered, for years: a phone may come back with an old one.
CREATE TABLE sync_ops (
    municipality TEXT NOT NULL,
    contact      TEXT NOT NULL,
    op           TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    device       TEXT NOT NULL,
    number       INTEGER NOT NULL,
    message      TEXT NOT NULL, -- the operation as it came (JSON)
    outcome      TEXT NOT NULL, -- the answer (JSON); `held` until it is judged
    received_at  TEXT NOT NULL,
    PRIMARY KEY (municipality, contact, op)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_ops_by_device ON sync_ops (municipality, contact, device, number);

-- Held operations, one row for each operation waited for.
CREATE TABLE sync_backlog (
    municipality TEXT NOT NULL,
    contact      TEXT NOT NULL,
    op           TEXT NOT NULL,
    waits_for    TEXT NOT NULL,
    since        TEXT NOT NULL,
    PRIMARY KEY (municipality, contact, op, waits_for)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_backlog_by_missing ON sync_backlog (municipality, contact, waits_for);

-- Refused operations, until a person has dealt with them.
CREATE TABLE sync_quarantine (
    municipality TEXT NOT NULL,
    contact      TEXT NOT NULL,
    op           TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    message      TEXT NOT NULL,
    outcome      TEXT NOT NULL,
    since        TEXT NOT NULL,
    dealt_with   TEXT,
    PRIMARY KEY (municipality, contact, op, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_assignments (
    municipality TEXT NOT NULL,
    assignment   TEXT NOT NULL,
    contact      TEXT NOT NULL,
    ended        INTEGER NOT NULL DEFAULT 0,
    body         TEXT NOT NULL, -- AssignmentRow (JSON)
    revision     INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (municipality, assignment)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_assignments_by_seq ON sync_assignments (municipality, contact, seq);

CREATE TABLE sync_sessions (
    municipality TEXT NOT NULL,
    session      TEXT NOT NULL,
    contact      TEXT NOT NULL,
    assignment   TEXT NOT NULL,
    day          TEXT NOT NULL, -- the local date to which it belongs
    op           TEXT NOT NULL, -- the operation that made it as it is
    deleted      INTEGER NOT NULL,
    body         TEXT NOT NULL, -- Session (JSON); of a tombstone, the last content
    revision     INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (municipality, session)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_sessions_by_seq ON sync_sessions (municipality, contact, seq);
CREATE INDEX sync_sessions_by_day ON sync_sessions (municipality, contact, assignment, day);

-- Every content that a session has had: the base of a merge, and the loser of a conflict.
CREATE TABLE sync_session_history (
    municipality TEXT NOT NULL,
    session      TEXT NOT NULL,
    revision     INTEGER NOT NULL,
    op           TEXT NOT NULL,
    deleted      INTEGER NOT NULL,
    body         TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (municipality, session, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_timesheets (
    municipality TEXT NOT NULL,
    timesheet    TEXT NOT NULL,
    contact      TEXT NOT NULL,
    assignment   TEXT NOT NULL,
    first_day    TEXT NOT NULL,
    last_day     TEXT NOT NULL,
    state        TEXT NOT NULL, -- draft, submitted, returned, approved, exported, paid
    body         TEXT NOT NULL, -- TimesheetRow (JSON)
    manifest     TEXT NOT NULL, -- Manifest (JSON) of the last submission
    revision     INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (municipality, timesheet),
    UNIQUE (municipality, assignment, first_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_timesheets_by_seq ON sync_timesheets (municipality, contact, seq);

-- What was approved, byte for byte. Never changes.
CREATE TABLE sync_approved (
    municipality TEXT NOT NULL,
    timesheet    TEXT NOT NULL,
    snapshot     TEXT NOT NULL, -- the sessions of the period (JSON)
    approved_at  TEXT NOT NULL,
    PRIMARY KEY (municipality, timesheet)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sync_approved_never_changes BEFORE UPDATE ON sync_approved
BEGIN SELECT RAISE(ABORT, 'an approved period never changes'); END;
CREATE TRIGGER sync_approved_never_goes BEFORE DELETE ON sync_approved
BEGIN SELECT RAISE(ABORT, 'an approved period never changes'); END;
