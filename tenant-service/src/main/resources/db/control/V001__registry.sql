-- The registry: what each brand should be, what it is, and who changed it.

-- The version of the registry. One row: whoever publishes a change holds it until the commit, so
-- that versions become visible in order and a reader of "everything after N" can't miss one.
CREATE TABLE registry_version (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    version   bigint  NOT NULL
);
INSERT INTO registry_version (version) VALUES (0);

CREATE TABLE brands (
    id                  text        PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]{0,29}[a-z0-9]$'),
    incarnation         text        NOT NULL UNIQUE,
    generation          bigint      NOT NULL CHECK (generation > 0),
    observed_generation bigint      NOT NULL DEFAULT 0 CHECK (observed_generation <= generation),
    phase               text        NOT NULL CHECK (phase IN ('PROVISIONING', 'ACTIVE', 'DEGRADED',
                                                              'SUSPENDED', 'OFFBOARDING', 'FAILED')),
    intent              text        NOT NULL CHECK (intent IN ('SERVE', 'SUSPEND', 'ERASE')),
    intent_reason       text,
    intent_since        timestamptz NOT NULL DEFAULT now(),
    -- Whether all parts were ever ready: from then on a failing part degrades the brand instead of
    -- taking it off the air.
    activated           boolean     NOT NULL DEFAULT false,
    cell                text        NOT NULL,
    spec                jsonb       NOT NULL,
    registry_version    bigint      NOT NULL UNIQUE,
    created_at          timestamptz NOT NULL DEFAULT now(),
    updated_at          timestamptz NOT NULL DEFAULT now()
);

-- A host name belongs to one brand.
CREATE TABLE domains (
    domain   text PRIMARY KEY CHECK (domain = lower(domain)),
    brand_id text NOT NULL REFERENCES brands ON DELETE CASCADE
);
CREATE INDEX domains_by_brand ON domains (brand_id);

-- Brands that are gone, so that services that were away learn it.
CREATE TABLE removed_brands (
    id               text        PRIMARY KEY,
    registry_version bigint      NOT NULL,
    removed_at       timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE conditions (
    brand_id   text        NOT NULL REFERENCES brands ON DELETE CASCADE,
    service    text        NOT NULL,
    type       text        NOT NULL,
    status     text        NOT NULL CHECK (status IN ('TRUE', 'FALSE', 'UNKNOWN')),
    reason     text        NOT NULL,
    message    text        NOT NULL,
    fix        text,
    since      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (brand_id, service, type)
);

-- What the reconciler has to do: one row per brand, written together with the change that asks for
-- it. A lease that ran out means that its holder died: the next one starts over.
CREATE TABLE reconciliations (
    brand_id    text        PRIMARY KEY REFERENCES brands ON DELETE CASCADE,
    due_at      timestamptz NOT NULL DEFAULT now(),
    revision    bigint      NOT NULL DEFAULT 1,
    attempts    integer     NOT NULL DEFAULT 0,
    lease_token text,
    lease_until timestamptz
);
CREATE INDEX reconciliations_due ON reconciliations (due_at);

CREATE TABLE audit_events (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT now(),
    actor      text        NOT NULL,
    action     text        NOT NULL,
    brand_id   text        NOT NULL,
    reason     text,
    state_before jsonb,
    state_after  jsonb,
    trace_id   text
);
CREATE INDEX audit_events_by_brand ON audit_events (brand_id, id DESC);

CREATE FUNCTION refuse_change_of_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are append-only';
END $$;
CREATE TRIGGER audit_events_are_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_event();
