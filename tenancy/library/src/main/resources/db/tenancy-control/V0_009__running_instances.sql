-- The instances of the service that run, each with what its release can bring databases to: what a
-- contract migration takes away isn't taken while code runs that doesn't know of it. An instance that
-- hasn't been seen for a minute runs no more.
create table running_instance (
    instance uuid primary key,
    release text not null,
    fingerprint text not null,
    seen_at timestamptz not null default now()
);
