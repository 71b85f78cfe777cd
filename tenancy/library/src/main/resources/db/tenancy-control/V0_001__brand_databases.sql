create table schema_fingerprint (
    name text primary key,
    fingerprint text not null,
    migrated_at timestamptz not null default now()
);

create table template_database (
    cell text primary key,
    fingerprint text not null,
    migrated_at timestamptz not null default now()
);

create table brand_database (
    brand_id text primary key,
    incarnation text not null,
    cell text not null,
    state text not null check (state in ('MAKING', 'READY', 'ERASING')),
    fingerprint text not null default '',
    credentials_version integer not null default 1,
    made_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
