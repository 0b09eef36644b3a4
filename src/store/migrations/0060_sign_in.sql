-- Sign-in at a provider of OpenID Connect, beside invitations and links.

-- Makes the stored identities of one database useless for another. One row.
CREATE TABLE identity_salt (
    one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    salt BLOB NOT NULL
) STRICT;
INSERT INTO identity_salt (one, salt) VALUES (1, randomblob(32));

-- Whom a provider's identity is here. What identifies them at the provider is kept as a slow hash alone.
CREATE TABLE identity (
    provider      TEXT NOT NULL, -- its key in the settings
    identity_hash BLOB NOT NULL,
    municipality  TEXT NOT NULL REFERENCES municipality (id),
    officer       TEXT,
    contact       TEXT,
    PRIMARY KEY (provider, identity_hash),
    CHECK ((officer IS NULL) <> (contact IS NULL)),
    FOREIGN KEY (municipality, officer) REFERENCES officer (municipality, id),
    FOREIGN KEY (municipality, contact) REFERENCES contact (municipality, id)
) STRICT, WITHOUT ROWID;

-- Sign-ins on their way to a provider and back. The browser holds the token; state, nonce and verifier follow from it.
CREATE TABLE sign_in_attempt (
    token_hash   BLOB NOT NULL PRIMARY KEY,
    provider     TEXT NOT NULL,
    -- The phone that asked, where it is enrolled: whoever signs in must be its contact.
    municipality TEXT,
    contact      TEXT,
    device       TEXT,
    -- The session at the desk that the browser had: the new one takes its place.
    session_hash BLOB,
    expires_at   TEXT NOT NULL,
    used_at      TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_attempt_by_end ON sign_in_attempt (expires_at);

-- What a provider calls the session and the person, so that it can end what it has begun.
ALTER TABLE desk_session ADD COLUMN provider TEXT;
ALTER TABLE desk_session ADD COLUMN sid_hash BLOB;
ALTER TABLE desk_session ADD COLUMN sub_hash BLOB;
ALTER TABLE invitation ADD COLUMN provider TEXT;
ALTER TABLE invitation ADD COLUMN sid_hash BLOB;
ALTER TABLE invitation ADD COLUMN sub_hash BLOB;

-- Logout tokens that have been obeyed, for as long as they could be shown again.
CREATE TABLE logout_seen (
    provider   TEXT NOT NULL,
    jti_hash   BLOB NOT NULL,
    expires_at TEXT NOT NULL,
    PRIMARY KEY (provider, jti_hash)
) STRICT, WITHOUT ROWID;
