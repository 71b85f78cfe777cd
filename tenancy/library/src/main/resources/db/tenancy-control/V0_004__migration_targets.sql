-- What databases can be brought to by this release and by earlier ones, by fingerprint: a database
-- that holds more than a release knows isn't behind that release.
create table migration_target (
    fingerprint text primary key,
    version text not null,
    migrations text[] not null,
    known_at timestamptz not null default now()
);
