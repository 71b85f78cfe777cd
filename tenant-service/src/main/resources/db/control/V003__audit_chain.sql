-- The audit moves into a chain that the service can add to and not change. What holds the chain is
-- made by the operator (src/main/sql/audit.sql), as the owner of a table can do anything to it.
DO $$
DECLARE
    event record;
BEGIN
    IF to_regnamespace('audit') IS NULL THEN
        RAISE EXCEPTION 'the audit chain is missing'
            USING HINT = 'Let the operator''s role run tenant-service/src/main/sql/audit.sql in'
                || ' this database, then start again; docs/tenancy.md tells how.';
    END IF;
    LOCK TABLE audit_events IN ACCESS EXCLUSIVE MODE;
    FOR event IN SELECT * FROM audit_events ORDER BY id LOOP
        PERFORM audit.adopt(event.at, event.actor, event.action, event.brand_id, event.reason,
            event.state_before::json, event.state_after::json, event.trace_id);
    END LOOP;
    PERFORM audit.open();
END $$;

DROP TABLE audit_events;
DROP FUNCTION refuse_change_of_audit_event();

-- Instances of the version before go on during a rollout: what they add goes into the chain.
CREATE VIEW audit_events AS
    SELECT sequence AS id, at, actor, action, brand_id, reason, state_before, state_after, trace_id
    FROM audit.events;
CREATE FUNCTION append_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM audit.append(NEW.actor, NULL, NEW.action, NEW.brand_id, NEW.reason, NEW.state_before,
        NEW.state_after, NEW.trace_id);
    RETURN NEW;
END $$;
CREATE TRIGGER audit_events_go_into_the_chain INSTEAD OF INSERT ON audit_events
    FOR EACH ROW EXECUTE FUNCTION append_audit_event();
