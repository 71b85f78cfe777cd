-- Migrations of the fleet's databases. A rollout is taken by a lease; whoever holds it writes what
-- became of each brand, so that after a kill the next one goes on where it was.
CREATE TABLE rollouts (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state        text        NOT NULL CHECK (state IN ('PLANNED', 'RUNNING', 'STOPPED', 'SUCCEEDED',
                                                       'CANCELLED')),
    contract     boolean     NOT NULL,
    parallelism  integer     NOT NULL CHECK (parallelism > 0),
    error_budget integer     NOT NULL CHECK (error_budget >= 0),
    started_by   text        NOT NULL,
    reason       text,
    -- Why it is as it is, when it isn't going on.
    stop_reason  text,
    stop_message text,
    stop_fix     text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    started_at   timestamptz,
    ended_at     timestamptz,
    lease_token  text,
    lease_until  timestamptz
);

CREATE TABLE rollout_services (
    rollout_id bigint  NOT NULL REFERENCES rollouts ON DELETE CASCADE,
    service    text    NOT NULL,
    target     text    NOT NULL,
    version    text    NOT NULL,
    databases  integer NOT NULL,
    up_to_date integer NOT NULL,
    -- Until the rollout has succeeded or was cancelled.
    active     boolean NOT NULL DEFAULT true,
    PRIMARY KEY (rollout_id, service)
);
CREATE UNIQUE INDEX one_active_rollout_per_service ON rollout_services (service) WHERE active;

-- Canaries are wave 0.
CREATE TABLE rollout_brands (
    rollout_id   bigint      NOT NULL REFERENCES rollouts ON DELETE CASCADE,
    brand_id     text        NOT NULL,
    service      text        NOT NULL,
    cell         text        NOT NULL,
    wave         integer     NOT NULL CHECK (wave >= 0),
    position     integer     NOT NULL,
    state        text        NOT NULL DEFAULT 'PENDING'
                             CHECK (state IN ('PENDING', 'MIGRATED', 'SKIPPED', 'FAILED')),
    attempts     integer     NOT NULL DEFAULT 0,
    from_version text        NOT NULL,
    to_version   text,
    millis       bigint,
    reason       text,
    message      text,
    fix          text,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (rollout_id, brand_id, service)
);
CREATE INDEX rollout_brands_by_wave ON rollout_brands (rollout_id, state, wave, position);
