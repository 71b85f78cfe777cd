-- Paid orders that the catalog hasn't answered: it is asked again, and at last the money goes back.

CREATE TABLE awaited_confirmation (
    order_id    uuid PRIMARY KEY REFERENCES orders (id),
    since       timestamptz NOT NULL DEFAULT now(),
    next_ask_at timestamptz NOT NULL,
    asked       integer NOT NULL DEFAULT 1
);

CREATE INDEX awaited_confirmation_next_ask ON awaited_confirmation (next_ask_at);

-- Orders that were left behind before there was this table.
INSERT INTO awaited_confirmation (order_id, next_ask_at)
SELECT id, now() FROM orders WHERE status = 'PAID';
