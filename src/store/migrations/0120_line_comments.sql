-- What should be changed in single sessions of a timesheet that is sent back, beside the comment on all of it.
ALTER TABLE desk_decision ADD COLUMN lines TEXT NOT NULL DEFAULT '[]';
