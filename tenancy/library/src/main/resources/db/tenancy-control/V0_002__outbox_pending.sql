-- The brands whose outbox may hold events, so that the relay need not look into every database.
-- Marked before a transaction commits; a mark too many costs one look, a missing one waits for the
-- sweep.
create table outbox_pending (
    brand_id text primary key,
    mark bigint not null,
    marked_at timestamptz not null
);
