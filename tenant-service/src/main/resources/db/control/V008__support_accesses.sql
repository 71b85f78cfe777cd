-- Times in which somebody who runs the platform may work on a brand's data: asked for with a reason,
-- decided by the brand, ended by themselves. They go with the brand; the audit events stay.
CREATE TABLE support_accesses (
    id              uuid        PRIMARY KEY,
    brand_id        text        NOT NULL REFERENCES brands ON DELETE CASCADE,
    operator        text        NOT NULL,
    reason          text        NOT NULL,
    changes         boolean     NOT NULL,
    hours           integer     NOT NULL CHECK (hours BETWEEN 1 AND 168),
    emergency       boolean     NOT NULL,
    state           text        NOT NULL CHECK (state IN ('ASKED', 'GRANTED', 'REFUSED', 'ENDED')),
    asked_at        timestamptz NOT NULL DEFAULT now(),
    decided_at      timestamptz,
    decided_by      text,
    expires_at      timestamptz,
    ended_at        timestamptz,
    ended_by        text,
    uses            bigint      NOT NULL DEFAULT 0,
    last_used_at    timestamptz
);
CREATE INDEX support_accesses_of_brand ON support_accesses (brand_id, asked_at DESC, id);
CREATE INDEX support_accesses_in_force ON support_accesses (brand_id, operator)
    WHERE state = 'GRANTED';
