-- Messages of brands that aren't served now, by the queue that they came from: kept here until they
-- are, since a queue can neither keep a message for as long as that may take nor give it back early.
create table parked_message (
    queue text not null,
    brand_id text not null,
    incarnation text not null,
    message_id uuid not null,
    attributes text not null,
    body text not null,
    parked_at timestamptz not null default now(),
    primary key (queue, brand_id, message_id)
);
create index parked_message_by_brand on parked_message (brand_id, parked_at);
