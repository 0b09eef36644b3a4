-- Letters of the office to contacts.
CREATE TABLE desk_letter (
    municipality TEXT NOT NULL REFERENCES municipality (id),
    letter       TEXT NOT NULL,
    officer      TEXT NOT NULL,
    sent_at      TEXT NOT NULL,
    subject      TEXT NOT NULL,
    text         TEXT NOT NULL,
    PRIMARY KEY (municipality, letter)
) STRICT, WITHOUT ROWID;

-- To whom each was sent.
CREATE TABLE desk_letter_to (
    municipality TEXT NOT NULL,
    letter       TEXT NOT NULL,
    contact      TEXT NOT NULL,
    PRIMARY KEY (municipality, letter, contact),
    FOREIGN KEY (municipality, letter) REFERENCES desk_letter (municipality, letter) ON DELETE CASCADE,
    FOREIGN KEY (municipality, contact) REFERENCES contact (municipality, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_letter_to_contact ON desk_letter_to (municipality, contact);

-- The same as each contact's phones are told it.
CREATE TABLE sync_letters (
    municipality TEXT NOT NULL,
    contact      TEXT NOT NULL,
    body         TEXT NOT NULL, -- Letters (JSON)
    revision     INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (municipality, contact),
    FOREIGN KEY (municipality, contact) REFERENCES contact (municipality, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_letters_by_seq ON sync_letters (municipality, contact, seq);
