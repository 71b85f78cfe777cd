-- Off-boarding: the time of grace, the point of no return, and what proves the end.
ALTER TABLE brands ADD COLUMN erase_after timestamptz;
ALTER TABLE brands ADD COLUMN erasing boolean NOT NULL DEFAULT false;
UPDATE brands SET erasing = true, erase_after = now() WHERE intent = 'ERASE';

CREATE TABLE erasure_certificates (
    incarnation text        PRIMARY KEY,
    brand_id    text        NOT NULL,
    erased_at   timestamptz NOT NULL,
    document    text        NOT NULL,
    signature   text        NOT NULL
);
CREATE INDEX erasure_certificates_by_time ON erasure_certificates (erased_at DESC, incarnation);
