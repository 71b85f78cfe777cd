-- The version of the passwords of a brand's database roles: services change them to the one that is
-- asked for here.
ALTER TABLE brands ADD COLUMN credentials_version integer NOT NULL DEFAULT 1;
