-- How often in a row a job failed for a reason that may pass; a batch that is written forgets it.
ALTER TABLE import_job ADD COLUMN failures int NOT NULL DEFAULT 0;

DROP FUNCTION current_pulse(listing_card);
