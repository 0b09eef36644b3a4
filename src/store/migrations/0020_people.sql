-- Who is who in a municipality, and what lets them in.
-- Instants are RFC 3339 in UTC with milliseconds, so that they compare as text.

CREATE TABLE municipality (
    id         TEXT NOT NULL PRIMARY KEY,
    key        TEXT NOT NULL UNIQUE, -- its name in files and at the command line
    name       TEXT NOT NULL,
    added_at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE office (
    municipality TEXT NOT NULL REFERENCES municipality (id),
    id           TEXT NOT NULL,
    name         TEXT NOT NULL,
    PRIMARY KEY (municipality, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
    municipality TEXT NOT NULL REFERENCES municipality (id),
    id           TEXT NOT NULL,
    name         TEXT NOT NULL,
    PRIMARY KEY (municipality, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE officer (
    municipality TEXT NOT NULL REFERENCES municipality (id),
    id           TEXT NOT NULL,
    name         TEXT NOT NULL,
    PRIMARY KEY (municipality, id)
) STRICT, WITHOUT ROWID;

-- An enrolled phone.
CREATE TABLE device (
    municipality TEXT NOT NULL,
    id           TEXT NOT NULL UNIQUE,
    contact      TEXT NOT NULL,
    name         TEXT NOT NULL,
    token_hash   BLOB NOT NULL UNIQUE,
    enrolled_at  TEXT NOT NULL,
    revoked_at   TEXT,
    PRIMARY KEY (municipality, id),
    FOREIGN KEY (municipality, contact) REFERENCES contact (municipality, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
    code_hash    BLOB NOT NULL PRIMARY KEY,
    municipality TEXT NOT NULL,
    contact      TEXT NOT NULL,
    expires_at   TEXT NOT NULL,
    used_at      TEXT,
    FOREIGN KEY (municipality, contact) REFERENCES contact (municipality, id)
) STRICT, WITHOUT ROWID;

-- A link that lets an officer in once.
CREATE TABLE sign_in_link (
    code_hash    BLOB NOT NULL PRIMARY KEY,
    municipality TEXT NOT NULL,
    officer      TEXT NOT NULL,
    expires_at   TEXT NOT NULL,
    used_at      TEXT,
    FOREIGN KEY (municipality, officer) REFERENCES officer (municipality, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE desk_session (
    token_hash   BLOB NOT NULL PRIMARY KEY,
    municipality TEXT NOT NULL,
    officer      TEXT NOT NULL,
    expires_at   TEXT NOT NULL,
    FOREIGN KEY (municipality, officer) REFERENCES officer (municipality, id)
) STRICT, WITHOUT ROWID;
