-- A restore that began and whose success nobody stored: what the brand has may be of two archives, so
-- it isn't put on the air before a restore succeeds.
ALTER TABLE brands ADD COLUMN unfinished_restore uuid;
