create table vendor (
    id bigint generated always as identity primary key,
    slug text not null unique,
    name text not null
);
create table listing (
    id bigint generated always as identity primary key,
    vendor_id bigint not null references vendor,
    slug text not null unique,
    title text not null,
    price bigint not null check (price >= 0),
    published_at timestamptz
);
create index listing_by_vendor on listing (vendor_id);
create index listing_by_price on listing (price) where published_at is not null;
create table session (
    id bigint generated always as identity primary key,
    listing_id bigint not null references listing,
    begins_at timestamptz not null,
    seats integer not null check (seats > 0)
);
create index session_by_listing on session (listing_id, begins_at);
create table reservation (
    id uuid primary key,
    session_id bigint not null references session,
    seats integer not null,
    held_until timestamptz not null
);
create index reservation_by_session on reservation (session_id);
insert into vendor (slug, name) select 'v' || i, 'Vendor ' || i from generate_series(1, 20) i;
insert into listing (vendor_id, slug, title, price)
    select 1 + i % 20, 'l' || i, 'Listing ' || i, i * 1000 from generate_series(1, 500) i;
