create extension if not exists pg_trgm;

create table note (
    id bigint generated always as identity primary key,
    text text not null
);

create index note_text on note using gin (text gin_trgm_ops);
