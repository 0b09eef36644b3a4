-- Receipts that have arrived whole and been checked. Their files lie outside, under the same three names.
CREATE TABLE receipt (
    municipality  TEXT NOT NULL,
    contact       TEXT NOT NULL,
    sha256        TEXT NOT NULL,    -- of the bytes as they left the phone: the name by which operations refer to it
    kind          TEXT NOT NULL CHECK (kind IN ('photo', 'document')),
    bytes         INTEGER NOT NULL, -- as they left the phone
    stored_sha256 TEXT NOT NULL,    -- of the file as it lies here, without whatever it said besides the picture
    stored_bytes  INTEGER NOT NULL,
    received_at   TEXT NOT NULL,
    PRIMARY KEY (municipality, contact, sha256)
) STRICT, WITHOUT ROWID;

-- Pieces of receipts that have not arrived whole, without gaps from the start on.
CREATE TABLE receipt_part (
    municipality TEXT NOT NULL,
    contact      TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    start        INTEGER NOT NULL,
    total        INTEGER NOT NULL,  -- the length of the whole
    bytes        BLOB NOT NULL,
    received_at  TEXT NOT NULL,
    PRIMARY KEY (municipality, contact, sha256, start)
) STRICT;
