-- Which attempt has used an invitation up, and for which phone: its lost answer can be given again.
ALTER TABLE invitation ADD COLUMN attempt_hash BLOB;
ALTER TABLE invitation ADD COLUMN device TEXT;
