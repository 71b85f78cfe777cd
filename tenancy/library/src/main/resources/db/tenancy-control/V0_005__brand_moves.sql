-- Brands' databases on their way to another cell, or there. What is ordered for an earlier move, or
-- an earlier attempt, comes late and is refused.
create table brand_move (
    brand_id text primary key,
    move_id bigint not null,
    attempt integer not null,
    incarnation text not null,
    source_cell text not null,
    target_cell text not null,
    state text not null check (state in ('COPYING', 'COPIED', 'FENCED', 'OPEN', 'ENDED')),
    updated_at timestamptz not null default now()
);
