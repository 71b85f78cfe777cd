-- Events on their way out: written with the data they tell about, deleted when they were sent.
create table outbox (
    id bigint generated always as identity primary key,
    message_id uuid not null,
    topic text not null,
    type text not null,
    ordering_key text,
    payload text not null,
    headers text not null default '{}',
    published_at timestamptz not null default now()
);

-- Events that a consumer has handled, in the very transaction of their effects.
create table inbox (
    consumer text not null,
    message_id uuid not null,
    received_at timestamptz not null default now(),
    primary key (consumer, message_id)
);

create index inbox_received_at on inbox (received_at);
