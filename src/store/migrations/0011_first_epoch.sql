-- A new database begins its first history.
INSERT INTO sync_epochs (ordinal, epoch, common_seq, began_at)
SELECT 1, lower(hex(randomblob(16))), 0, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
WHERE NOT EXISTS (SELECT 1 FROM sync_epochs);
