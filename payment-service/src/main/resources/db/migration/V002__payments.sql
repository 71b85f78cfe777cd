-- Attempts at a gateway, refunds, and the events that gateways send.

CREATE TABLE payment_attempt (
    id            uuid PRIMARY KEY,
    order_id      uuid NOT NULL REFERENCES orders (id),
    gateway       text NOT NULL,
    method        text NOT NULL,
    status        text NOT NULL DEFAULT 'CREATED'
                  CHECK (status IN ('CREATED', 'PENDING', 'CAPTURED', 'DECLINED', 'VOIDED')),
    amount        bigint NOT NULL CHECK (amount >= 0),
    currency      text NOT NULL,
    action        jsonb,
    outcome       text,
    failure       text,
    checks        integer NOT NULL DEFAULT 0,
    created_at    timestamptz NOT NULL DEFAULT now(),
    next_check_at timestamptz NOT NULL,
    settled_at    timestamptz,
    CONSTRAINT settled_has_a_time CHECK (
        (status IN ('CREATED', 'PENDING')) = (settled_at IS NULL))
);

CREATE UNIQUE INDEX payment_attempt_one_live ON payment_attempt (order_id)
    WHERE status IN ('CREATED', 'PENDING', 'CAPTURED');
CREATE INDEX payment_attempt_unresolved ON payment_attempt (next_check_at)
    WHERE status IN ('CREATED', 'PENDING');

CREATE TABLE refund (
    id          uuid PRIMARY KEY,
    order_id    uuid NOT NULL REFERENCES orders (id),
    attempt_id  uuid NOT NULL UNIQUE REFERENCES payment_attempt (id),
    amount      bigint NOT NULL CHECK (amount >= 0),
    currency    text NOT NULL,
    reason      text NOT NULL,
    status      text NOT NULL DEFAULT 'REQUESTED' CHECK (status IN ('REQUESTED', 'DONE')),
    tries       integer NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL DEFAULT now(),
    next_try_at timestamptz NOT NULL DEFAULT now(),
    done_at     timestamptz,
    CONSTRAINT done_has_a_time CHECK ((status = 'DONE') = (done_at IS NOT NULL))
);

CREATE INDEX refund_requested ON refund (next_try_at) WHERE status = 'REQUESTED';

CREATE TABLE gateway_event (
    gateway     text NOT NULL,
    event_id    text NOT NULL,
    body        text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (gateway, event_id)
);
