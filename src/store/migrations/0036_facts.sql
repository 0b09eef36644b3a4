-- What rates by age and qualification go by. Never sent to a phone: its terms say what it comes to.
CREATE TABLE contact_facts (
    municipality TEXT NOT NULL,
    contact      TEXT NOT NULL,
    body         TEXT NOT NULL, -- ContactFacts (JSON)
    PRIMARY KEY (municipality, contact),
    FOREIGN KEY (municipality, contact) REFERENCES contact (municipality, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE recipient_facts (
    municipality TEXT NOT NULL REFERENCES municipality (id),
    recipient    TEXT NOT NULL,
    birth_date   TEXT NOT NULL,
    PRIMARY KEY (municipality, recipient)
) STRICT, WITHOUT ROWID;
