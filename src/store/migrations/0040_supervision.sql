-- Requests for supervision, as they stand.
CREATE TABLE sync_supervisions (
    municipality TEXT NOT NULL,
    supervision  TEXT NOT NULL,
    contact      TEXT NOT NULL,
    assignment   TEXT NOT NULL,
    state        TEXT NOT NULL, -- received, answered, planned, held, withdrawn
    asked_at     TEXT NOT NULL,
    body         TEXT NOT NULL, -- SupervisionRow (JSON)
    revision     INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (municipality, supervision)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_supervisions_by_seq ON sync_supervisions (municipality, contact, seq);

-- Who answered what, and when. Only ever added to.
CREATE TABLE desk_supervision (
    municipality TEXT NOT NULL,
    supervision  TEXT NOT NULL,
    revision     INTEGER NOT NULL, -- the one that the answer made
    officer      TEXT NOT NULL,
    state        TEXT NOT NULL, -- SupervisionState (JSON)
    answered_at  TEXT NOT NULL,
    PRIMARY KEY (municipality, supervision, revision)
) STRICT, WITHOUT ROWID;
