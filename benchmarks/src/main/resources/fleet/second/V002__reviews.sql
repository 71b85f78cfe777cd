alter table listing add column rating numeric(3, 2), add column reviews integer not null default 0;
create table review (
    id bigint generated always as identity primary key,
    listing_id bigint not null references listing,
    stars integer not null check (stars between 1 and 5),
    words text not null,
    written_at timestamptz not null default now()
);
create index review_by_listing on review (listing_id, written_at desc);
