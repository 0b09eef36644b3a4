-- What somebody on the recipient's side says of a month, as it stands. A signer's newest takes the place of what was before.
CREATE TABLE sync_sign_offs (
    municipality TEXT NOT NULL,
    sign_off     TEXT NOT NULL,
    contact      TEXT NOT NULL,
    assignment   TEXT NOT NULL,
    first_day    TEXT NOT NULL,
    last_day     TEXT NOT NULL,
    state        TEXT NOT NULL, -- signed, could_not
    said_at      TEXT NOT NULL,
    body         TEXT NOT NULL, -- SignOffRow (JSON)
    revision     INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (municipality, sign_off)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_sign_offs_by_seq ON sync_sign_offs (municipality, contact, seq);
CREATE INDEX sync_sign_offs_by_month ON sync_sign_offs (municipality, assignment, first_day);
