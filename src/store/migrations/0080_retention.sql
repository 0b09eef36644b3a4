-- How long a municipality keeps what it was told, and what it has let go.
ALTER TABLE municipality ADD COLUMN retention TEXT; -- Retention (JSON); what is usual where nothing stands

-- Up to which day a kind has been let go. Nothing of that kind may be deleted that is not before it.
CREATE TABLE retention_horizon (
    municipality TEXT NOT NULL REFERENCES municipality (id),
    kind         TEXT NOT NULL CHECK (kind IN ('accounts', 'log')),
    before       TEXT NOT NULL, -- a day
    PRIMARY KEY (municipality, kind)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER retention_horizon_never_goes_back BEFORE UPDATE ON retention_horizon WHEN NEW.before < OLD.before
BEGIN SELECT RAISE(ABORT, 'what has gone does not come back'); END;

-- Where a municipality's log begins: the last row that was let go. The row that says so stands in the log too.
CREATE TABLE audit_anchor (
    municipality TEXT NOT NULL PRIMARY KEY REFERENCES municipality (id),
    number       INTEGER NOT NULL,
    hash         TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What never went may go now once its time is over, and not before.
DROP TRIGGER audit_log_never_goes;
CREATE TRIGGER audit_log_never_goes BEFORE DELETE ON audit_log
WHEN NOT EXISTS (SELECT 1 FROM retention_horizon h WHERE h.municipality = OLD.municipality AND h.kind = 'log' AND OLD.at < h.before)
BEGIN SELECT RAISE(ABORT, 'the log never changes'); END;

DROP TRIGGER sync_approved_never_goes;
CREATE TRIGGER sync_approved_never_goes BEFORE DELETE ON sync_approved
WHEN NOT EXISTS (SELECT 1 FROM retention_horizon h
                 JOIN sync_timesheets t ON t.municipality = OLD.municipality AND t.timesheet = OLD.timesheet
                 WHERE h.municipality = OLD.municipality AND h.kind = 'accounts' AND t.last_day < h.before)
BEGIN SELECT RAISE(ABORT, 'an approved period never changes'); END;

DROP TRIGGER desk_decision_never_goes;
CREATE TRIGGER desk_decision_never_goes BEFORE DELETE ON desk_decision
WHEN NOT EXISTS (SELECT 1 FROM retention_horizon h
                 JOIN sync_timesheets t ON t.municipality = OLD.municipality AND t.timesheet = OLD.timesheet
                 WHERE h.municipality = OLD.municipality AND h.kind = 'accounts' AND t.last_day < h.before)
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;

DROP TRIGGER desk_step_never_goes;
CREATE TRIGGER desk_step_never_goes BEFORE DELETE ON desk_step
WHEN NOT EXISTS (SELECT 1 FROM retention_horizon h
                 JOIN sync_timesheets t ON t.municipality = OLD.municipality AND t.timesheet = OLD.timesheet
                 WHERE h.municipality = OLD.municipality AND h.kind = 'accounts' AND t.last_day < h.before)
BEGIN SELECT RAISE(ABORT, 'a step never changes'); END;

DROP TRIGGER desk_aside_never_goes;
CREATE TRIGGER desk_aside_never_goes BEFORE DELETE ON desk_aside
WHEN NOT EXISTS (SELECT 1 FROM retention_horizon h
                 WHERE h.municipality = OLD.municipality AND h.kind = 'accounts' AND OLD.decided_at < h.before)
BEGIN SELECT RAISE(ABORT, 'what was done about it never changes'); END;
