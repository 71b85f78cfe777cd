-- Moves of brands to other cells. A move is taken by a lease; whoever holds it stores each step
-- before it is taken, so that after a kill the next one goes on, or takes it back.
CREATE TABLE brand_moves (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    brand_id     text        NOT NULL,
    incarnation  text        NOT NULL,
    source_cell  text        NOT NULL,
    target_cell  text        NOT NULL CHECK (target_cell <> source_cell),
    state        text        NOT NULL CHECK (state IN ('PLANNED', 'COPYING', 'PAUSED', 'SWITCHED',
                                                       'MOVED', 'RETURNING', 'SUCCEEDED', 'FAILED',
                                                       'CANCELLED')),
    -- Counts the attempts at switching over: what services are asked of an earlier one is late.
    attempt      integer     NOT NULL DEFAULT 1,
    started_by   text        NOT NULL,
    reason       text        NOT NULL,
    stop_reason  text,
    stop_message text,
    stop_fix     text,
    paused_at    timestamptz,
    pause_millis bigint,
    created_at   timestamptz NOT NULL DEFAULT now(),
    switched_at  timestamptz,
    keep_until   timestamptz,
    ended_at     timestamptz,
    lease_token  text,
    lease_until  timestamptz
);
CREATE UNIQUE INDEX one_move_per_brand ON brand_moves (brand_id)
    WHERE state IN ('PLANNED', 'COPYING', 'PAUSED', 'SWITCHED', 'RETURNING');
CREATE INDEX brand_moves_by_brand ON brand_moves (brand_id, id DESC);
CREATE INDEX brand_moves_to_do ON brand_moves (state)
    WHERE state NOT IN ('SUCCEEDED', 'FAILED', 'CANCELLED');

-- What was found equal in each service.
CREATE TABLE brand_move_services (
    move_id     bigint  NOT NULL REFERENCES brand_moves ON DELETE CASCADE,
    service     text    NOT NULL,
    tables      integer NOT NULL,
    rows        bigint  NOT NULL,
    checksum    text    NOT NULL,
    copy_millis bigint  NOT NULL,
    fence_millis bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (move_id, service)
);
