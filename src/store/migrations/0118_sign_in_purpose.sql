-- What whoever is on the way to a provider will do when they are back: come in, or send from a phone that is in already.
ALTER TABLE sign_in_attempt ADD COLUMN purpose TEXT NOT NULL DEFAULT 'come_in' CHECK (purpose IN ('come_in', 'send'));
