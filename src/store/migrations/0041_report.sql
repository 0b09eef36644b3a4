-- Reports, as they stand.
CREATE TABLE sync_reports (
    municipality TEXT NOT NULL,
    report       TEXT NOT NULL,
    contact      TEXT NOT NULL,
    assignment   TEXT NOT NULL,
    state        TEXT NOT NULL, -- received, read, returned, withdrawn
    sent_at      TEXT NOT NULL,
    body         TEXT NOT NULL, -- ReportRow (JSON)
    revision     INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (municipality, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_reports_by_seq ON sync_reports (municipality, contact, seq);

-- What an officer read or returned, as it then was, and who. Only ever added to.
CREATE TABLE desk_report (
    municipality TEXT NOT NULL,
    report       TEXT NOT NULL,
    revision     INTEGER NOT NULL, -- the one that the reading made
    officer      TEXT NOT NULL,
    body         TEXT NOT NULL, -- ReportRow (JSON), as it was read or returned
    done_at      TEXT NOT NULL,
    PRIMARY KEY (municipality, report, revision)
) STRICT, WITHOUT ROWID;
