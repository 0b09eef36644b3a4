-- Officers' passkeys: what is needed to check that somebody holds one. The secret half stays on their machine.
CREATE TABLE passkey (
    credential   BLOB NOT NULL PRIMARY KEY, -- as the machine calls it
    municipality TEXT NOT NULL,
    officer      TEXT NOT NULL,
    body         TEXT NOT NULL,             -- the public key, with how often it was used, as the library writes it
    name         TEXT NOT NULL,             -- what the officer calls it
    made_at      TEXT NOT NULL,
    used_at      TEXT,
    FOREIGN KEY (municipality, officer) REFERENCES officer (municipality, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX passkey_by_officer ON passkey (municipality, officer);
