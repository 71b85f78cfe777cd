-- The lives of brands that have ended here: none of them is made again, however late somebody asks.
create table erased_brand (
    brand_id text not null,
    incarnation text not null,
    erased_at timestamptz not null default now(),
    primary key (brand_id, incarnation)
);
