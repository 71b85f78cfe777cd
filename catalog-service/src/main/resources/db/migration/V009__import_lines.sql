-- Which line of a running job's file each listing was taken from, so that a later line with the same
-- key is known to replace it, in whichever batch. Forgotten when the job ends.
CREATE TABLE import_line (
    job_id uuid NOT NULL REFERENCES import_job ON DELETE CASCADE,
    external_key external_key NOT NULL,
    line bigint NOT NULL,
    PRIMARY KEY (job_id, external_key)
);
