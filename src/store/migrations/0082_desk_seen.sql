-- When a session at the desk was last used: one that nobody uses ends before its time. Nothing stands there before its first page.
ALTER TABLE desk_session ADD COLUMN seen_at TEXT;
