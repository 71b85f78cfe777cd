-- The double-entry ledger: debits positive, credits negative, nothing ever changed.

CREATE TABLE ledger_entry (
    id        uuid PRIMARY KEY,
    order_id  uuid NOT NULL REFERENCES orders (id),
    kind      text NOT NULL CHECK (kind IN ('PAYMENT', 'SALE', 'REFUND')),
    reference uuid NOT NULL,
    posted_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (kind, reference)
);

CREATE INDEX ledger_entry_order ON ledger_entry (order_id);

-- No foreign key to the entry: checking one locks its row, which takes the right to update it. The
-- trigger below checks the same, once and for all, as entries never go.
CREATE TABLE posting (
    entry_id uuid NOT NULL,
    position integer NOT NULL CHECK (position >= 0),
    account  text NOT NULL CHECK (account ~ '^[a-z][a-z0-9-]*(:.+)?$'),
    amount   bigint NOT NULL CHECK (amount <> 0),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    PRIMARY KEY (entry_id, position),
    CONSTRAINT whole_rupiah CHECK (currency <> 'IDR' OR amount % 100 = 0)
);

CREATE INDEX posting_account ON posting (account, currency);

CREATE FUNCTION ledger_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entry uuid := CASE TG_TABLE_NAME WHEN 'posting' THEN (to_jsonb(NEW) ->> 'entry_id')::uuid
                                     ELSE (to_jsonb(NEW) ->> 'id')::uuid END;
BEGIN
    IF NOT EXISTS (SELECT FROM ledger_entry WHERE id = entry) THEN
        RAISE EXCEPTION 'there is no ledger entry %', entry
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF NOT EXISTS (SELECT FROM posting WHERE entry_id = entry) THEN
        RAISE EXCEPTION 'ledger entry % has no postings', entry
            USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM posting WHERE entry_id = entry
               GROUP BY currency HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'ledger entry % doesn''t sum to zero', entry
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON posting
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();
CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances();

CREATE TRIGGER ledger_entry_is_append_only BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_is_append_only BEFORE UPDATE OR DELETE ON posting
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_is_never_emptied BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_is_never_emptied BEFORE TRUNCATE ON posting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entry, posting FROM PUBLIC, CURRENT_USER;
