-- Plans, as they stand. Phones ask for them; nothing else does.
CREATE TABLE sync_plans (
    municipality TEXT NOT NULL,
    plan         TEXT NOT NULL,
    contact      TEXT NOT NULL,
    body         TEXT NOT NULL, -- PlanRow (JSON)
    revision     INTEGER NOT NULL,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (municipality, plan)
) STRICT, WITHOUT ROWID;
CREATE INDEX sync_plans_by_seq ON sync_plans (municipality, contact, seq);
