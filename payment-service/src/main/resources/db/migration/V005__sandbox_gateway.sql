-- The built-in sandbox gateway's own books. It stands for an outside system: nothing outside the
-- sandbox adapter reads these tables, and they share no transaction with the orders.

CREATE SCHEMA sandbox;

CREATE TABLE sandbox.charge (
    reference  text PRIMARY KEY,
    amount     bigint NOT NULL,
    currency   text NOT NULL,
    method     text NOT NULL,
    status     text NOT NULL
               CHECK (status IN ('PENDING', 'CAPTURED', 'DECLINED', 'VOIDED')),
    ends_as    text NOT NULL CHECK (ends_as IN ('CAPTURED', 'DECLINED', 'VOIDED')),
    settles_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX charge_pending ON sandbox.charge (settles_at) WHERE status = 'PENDING';

CREATE TABLE sandbox.refund (
    reference        text PRIMARY KEY,
    charge_reference text NOT NULL REFERENCES sandbox.charge (reference),
    amount           bigint NOT NULL CHECK (amount >= 0),
    created_at       timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE sandbox.webhook (
    id           uuid PRIMARY KEY,
    kind         text NOT NULL,
    reference    text NOT NULL,
    deliver_at   timestamptz NOT NULL,
    tries        integer NOT NULL DEFAULT 0,
    delivered_at timestamptz
);

CREATE INDEX webhook_undelivered ON sandbox.webhook (deliver_at) WHERE delivered_at IS NULL;
