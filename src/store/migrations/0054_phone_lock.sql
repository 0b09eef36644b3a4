-- Whether the municipality's phones must have a code: required, offered.
ALTER TABLE municipality ADD COLUMN phone_lock TEXT NOT NULL DEFAULT 'required';
