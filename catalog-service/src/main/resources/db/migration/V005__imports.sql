-- One row per uploaded file. Progress is committed with each batch of rows, so that a job killed at
-- any line goes on from its last batch.
CREATE TABLE import_job (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    status text NOT NULL DEFAULT 'QUEUED'
        CHECK (status IN ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED')),
    file_name text NOT NULL,
    mapping jsonb NOT NULL,
    rows_read bigint NOT NULL DEFAULT 0,
    accepted bigint NOT NULL DEFAULT 0,
    rejected bigint NOT NULL DEFAULT 0,
    failure text,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    finished_at timestamptz,
    lease_owner text,
    leased_until timestamptz
);
CREATE INDEX import_job_recent ON import_job (created_at DESC, id DESC);
CREATE INDEX import_job_open ON import_job (created_at) WHERE status IN ('QUEUED', 'RUNNING');

CREATE TABLE import_rejection (
    job_id uuid NOT NULL REFERENCES import_job ON DELETE CASCADE,
    line bigint NOT NULL,
    external_key text,
    field text,
    reason text NOT NULL,
    PRIMARY KEY (job_id, line)
);
