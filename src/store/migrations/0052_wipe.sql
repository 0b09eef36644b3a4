-- Whether a phone that was shut out is told to throw its key away: it may be in a stranger's hands.
ALTER TABLE device ADD COLUMN wipe INTEGER NOT NULL DEFAULT 0 CHECK (wipe IN (0, 1));
