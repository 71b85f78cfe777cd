-- What brands use. Amounts are kept by hours, later by days; a row without a brand is what a service
-- used and couldn't tell whom it was for.
CREATE TABLE usage_amounts (
    brand_id    text        NOT NULL,
    -- The life of the brand: a name that is used again starts at 0.
    incarnation text        NOT NULL,
    step        text        NOT NULL CHECK (step IN ('HOUR', 'DAY')),
    start       timestamptz NOT NULL,
    service     text        NOT NULL,
    measure     text        NOT NULL,
    amount      bigint      NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (brand_id, incarnation, start, step, service, measure)
);
CREATE INDEX usage_amounts_by_time ON usage_amounts (start, step);

-- What a store told last, from which the next amount is reckoned.
CREATE TABLE usage_readings (
    brand_id    text        NOT NULL,
    incarnation text        NOT NULL,
    service     text        NOT NULL,
    measure     text        NOT NULL,
    at          timestamptz NOT NULL,
    value       bigint      NOT NULL CHECK (value >= 0),
    PRIMARY KEY (brand_id, incarnation, service, measure)
);

-- The last report of each process: one that comes again is known by its number.
CREATE TABLE usage_processes (
    process  text        PRIMARY KEY,
    service  text        NOT NULL,
    sequence bigint      NOT NULL,
    seen_at  timestamptz NOT NULL DEFAULT now()
);
