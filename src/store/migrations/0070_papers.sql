-- Which papers a municipality asks its contacts for: police_certificate, confidentiality, e_learning.
CREATE TABLE paper_asked (
    municipality TEXT NOT NULL REFERENCES municipality (id),
    kind         TEXT NOT NULL, -- PaperKind
    PRIMARY KEY (municipality, kind)
) STRICT, WITHOUT ROWID;

-- What is asked of each contact and noted of them: days, never what stands in a paper.
CREATE TABLE sync_papers (
    municipality TEXT NOT NULL,
    contact      TEXT NOT NULL,
    body         TEXT NOT NULL, -- Papers (JSON)
    revision     INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (municipality, contact),
    FOREIGN KEY (municipality, contact) REFERENCES contact (municipality, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_papers_by_seq ON sync_papers (municipality, contact, seq);
