-- The audit chain, made by the operator who makes the database and its roles, not by the service:
-- whoever owns a table can drop its triggers, so this one belongs to a role that the service can't
-- become. The service may read it and call audit.append, nothing else.
--
-- Run it in the registry database before tenant-service first starts, and again whenever it changed:
--
--     psql --single-transaction --set ON_ERROR_STOP=1 --file audit.sql tenant_registry
--
-- It can be repeated. It needs PostgreSQL 16 and a role that made tenant_service and has CREATEROLE
-- and CREATEDB (on RDS the master user), or a superuser. docs/tenancy.md tells the rest.

-- The service may make functions in the schema public: this script mustn't call one.
SET search_path = pg_catalog;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tenant_audit') THEN
        CREATE ROLE tenant_audit NOLOGIN;
    END IF;
    GRANT tenant_audit TO CURRENT_USER WITH INHERIT TRUE, SET TRUE;
    -- The service has no database per brand to make. Before PostgreSQL 16 a role that may make
    -- roles could have made itself a member of any.
    ALTER ROLE tenant_service NOCREATEROLE NOCREATEDB;
    -- An owner of the database could drop it and put one of its own in its place.
    IF (SELECT datdba FROM pg_database WHERE datname = current_database())
            <> 'tenant_audit'::regrole THEN
        GRANT tenant_service TO CURRENT_USER WITH INHERIT TRUE, SET TRUE;
        EXECUTE format('ALTER DATABASE %I OWNER TO tenant_audit', current_database());
        REVOKE tenant_service FROM CURRENT_USER;
    END IF;
END $$;

SET ROLE tenant_audit;

DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO tenant_service', current_database());
END $$;
GRANT USAGE, CREATE ON SCHEMA public TO tenant_service;

CREATE SCHEMA IF NOT EXISTS audit;

CREATE TABLE IF NOT EXISTS audit.events (
    sequence      bigint      PRIMARY KEY CHECK (sequence > 0),
    at            timestamptz NOT NULL,
    actor         text        NOT NULL,
    on_behalf_of  text,
    action        text        NOT NULL,
    brand_id      text        NOT NULL,
    reason        text,
    -- json keeps the text as it was written: that is what was hashed.
    state_before  json,
    state_after   json,
    trace_id      text,
    previous_hash bytea       NOT NULL,
    hash          bytea       NOT NULL
);
CREATE INDEX IF NOT EXISTS events_by_brand ON audit.events (brand_id, sequence DESC);

-- Where the chain ends. Whoever appends holds the row until the commit, so that numbers have no gap.
CREATE TABLE IF NOT EXISTS audit.head (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    sequence  bigint  NOT NULL,
    hash      bytea   NOT NULL,
    -- Until the chain is opened, events of the time before it may be taken over with their times.
    opened    boolean NOT NULL DEFAULT false
);
INSERT INTO audit.head (sequence, hash) VALUES (0, decode(repeat('00', 32), 'hex'))
    ON CONFLICT DO NOTHING;

CREATE OR REPLACE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit events are append-only';
END $$;
CREATE OR REPLACE TRIGGER events_are_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.events
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE OR REPLACE TRIGGER head_stays
    BEFORE DELETE OR TRUNCATE ON audit.head
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- A field goes in with its length in bytes, so that nothing can move from one to the next.
CREATE OR REPLACE FUNCTION audit.canonical(field text) RETURNS text LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN field IS NULL THEN '-'
                ELSE octet_length(convert_to(field, 'UTF8')) || ':' || field END
$$;

-- SHA-256 over all fields; CanonicalEvent of tenant-service computes the same to verify it.
CREATE OR REPLACE FUNCTION audit.digest(event audit.events) RETURNS bytea LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT sha256(convert_to(
        audit.canonical('manystory-audit-1')
        || audit.canonical(encode(event.previous_hash, 'hex'))
        || audit.canonical(event.sequence::text)
        || audit.canonical((extract(epoch FROM event.at) * 1000000)::bigint::text)
        || audit.canonical(event.actor)
        || audit.canonical(event.on_behalf_of)
        || audit.canonical(event.action)
        || audit.canonical(event.brand_id)
        || audit.canonical(event.reason)
        || audit.canonical(event.state_before::text)
        || audit.canonical(event.state_after::text)
        || audit.canonical(event.trace_id), 'UTF8'))
$$;

CREATE OR REPLACE FUNCTION audit.chain(event audit.events) RETURNS audit.events LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last audit.head;
BEGIN
    SELECT * INTO STRICT last FROM audit.head FOR UPDATE;
    event.sequence := last.sequence + 1;
    event.previous_hash := last.hash;
    event.at := coalesce(event.at, clock_timestamp());
    event.hash := audit.digest(event);
    INSERT INTO audit.events SELECT (event).*;
    UPDATE audit.head SET sequence = event.sequence, hash = event.hash;
    RETURN event;
END $$;

-- Adds an event at the end of the chain, now.
CREATE OR REPLACE FUNCTION audit.append(
    actor text, on_behalf_of text, action text, brand_id text, reason text,
    state_before json, state_after json, trace_id text)
RETURNS audit.events LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN audit.chain(ROW(NULL, NULL, actor, on_behalf_of, action, brand_id, reason, state_before,
        state_after, trace_id, NULL, NULL)::audit.events);
END $$;

-- Takes over an event of the time before the chain.
CREATE OR REPLACE FUNCTION audit.adopt(
    at timestamptz, actor text, action text, brand_id text, reason text,
    state_before json, state_after json, trace_id text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (SELECT opened FROM audit.head FOR UPDATE) THEN
        RAISE EXCEPTION 'the audit chain is open: nothing from before can be added';
    END IF;
    PERFORM audit.chain(ROW(NULL, at, actor, NULL, action, brand_id, reason, state_before,
        state_after, trace_id, NULL, NULL)::audit.events);
END $$;

-- Ends the taking over, for good.
CREATE OR REPLACE FUNCTION audit.open() RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
    UPDATE audit.head SET opened = true
$$;

REVOKE ALL ON SCHEMA audit FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA audit FROM PUBLIC, tenant_service;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC, tenant_service;
GRANT USAGE ON SCHEMA audit TO tenant_service;
GRANT SELECT ON audit.events, audit.head TO tenant_service;
GRANT EXECUTE ON FUNCTION audit.append, audit.adopt, audit.open TO tenant_service;

RESET ROLE;
REVOKE tenant_audit FROM CURRENT_USER;
RESET search_path;
