-- The key pair with which a municipality's phones seal what they could not send.
CREATE TABLE export_key (
    municipality TEXT NOT NULL PRIMARY KEY REFERENCES municipality (id),
    secret       BLOB NOT NULL, -- a scalar of P-256
    public       BLOB NOT NULL, -- its point, uncompressed
    made_at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Files that officers have taken in. Rows are only ever added.
CREATE TABLE desk_import (
    municipality TEXT NOT NULL,
    device       TEXT NOT NULL,
    sha256       TEXT NOT NULL, -- of the file
    officer      TEXT NOT NULL,
    operations   INTEGER NOT NULL,
    imported_at  TEXT NOT NULL,
    PRIMARY KEY (municipality, device, sha256, imported_at),
    FOREIGN KEY (municipality, officer) REFERENCES officer (municipality, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER desk_import_never_changes BEFORE UPDATE ON desk_import
BEGIN SELECT RAISE(ABORT, 'what was taken in never changes'); END;
CREATE TRIGGER desk_import_never_goes BEFORE DELETE ON desk_import
BEGIN SELECT RAISE(ABORT, 'what was taken in never changes'); END;
