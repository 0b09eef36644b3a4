-- A phone's own key, with which it renews its session, and until when the session lasts. A phone that has not named a key has the
-- session that it was enrolled with, for as long as its cookie.
ALTER TABLE device ADD COLUMN session_key BLOB;
ALTER TABLE device ADD COLUMN session_until TEXT;
-- What it is to sign next, once.
ALTER TABLE device ADD COLUMN challenge_hash BLOB;
ALTER TABLE device ADD COLUMN challenge_until TEXT;
