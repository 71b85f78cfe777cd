-- Whose database this is; checked whenever a connection is opened. Filled once, when the database
-- is made from the template, where it stays empty.
create table tenant_identity (
    single boolean primary key default true check (single),
    brand_id text not null,
    incarnation text not null,
    made_at timestamptz not null default now()
);
