-- How sure a provider was of a contact when a phone was enrolled, in its own word: what is asked for may rise afterwards.
ALTER TABLE invitation ADD COLUMN acr TEXT;
ALTER TABLE device ADD COLUMN provider TEXT;
ALTER TABLE device ADD COLUMN acr TEXT;
