-- Messages to the office: concerns, and what happened. What was told never changes.
CREATE TABLE sync_messages (
    municipality TEXT NOT NULL,
    message      TEXT NOT NULL,
    contact      TEXT NOT NULL,
    assignment   TEXT NOT NULL,
    number       INTEGER NOT NULL, -- what people call it by; counted in the municipality from 1
    state        TEXT NOT NULL, -- received, read, answered
    told         TEXT NOT NULL, -- Message (JSON)
    body         TEXT NOT NULL, -- MessageRow (JSON)
    revision     INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (municipality, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_messages_by_seq ON sync_messages (municipality, contact, seq);
CREATE UNIQUE INDEX sync_messages_by_number ON sync_messages (municipality, number);

-- Who read or answered what, and when. Only ever added to.
CREATE TABLE desk_message (
    municipality TEXT NOT NULL,
    message      TEXT NOT NULL,
    revision     INTEGER NOT NULL, -- the one that this made
    officer      TEXT NOT NULL,
    state        TEXT NOT NULL, -- MessageState (JSON)
    at           TEXT NOT NULL,
    PRIMARY KEY (municipality, message, revision)
) STRICT, WITHOUT ROWID;
