-- Answers to unsafe calls, kept for a day so that a repeated call gets the same one.

CREATE TABLE idempotency_record (
    route        text NOT NULL,
    subject      text NOT NULL,
    key          text NOT NULL,
    fingerprint  bytea NOT NULL,
    operation_id uuid NOT NULL,
    status       text NOT NULL DEFAULT 'RUNNING' CHECK (status IN ('RUNNING', 'DONE')),
    locked_until timestamptz NOT NULL,
    http_status  integer,
    content_type text,
    location     text,
    body         bytea,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    PRIMARY KEY (route, subject, key),
    CONSTRAINT done_has_an_answer CHECK ((status = 'DONE') = (http_status IS NOT NULL))
);

CREATE INDEX idempotency_record_expiry ON idempotency_record (expires_at);
