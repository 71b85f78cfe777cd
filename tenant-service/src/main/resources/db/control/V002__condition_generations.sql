-- The generation that a condition was seen in: what a service that is away last said of an older
-- one isn't taken for its state in the newest.
ALTER TABLE conditions ADD COLUMN observed_generation bigint NOT NULL DEFAULT 0;
