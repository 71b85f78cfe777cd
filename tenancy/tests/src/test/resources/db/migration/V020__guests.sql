create table guest (
    id uuid primary key,
    name text not null,
    email text,
    phone text,
    diary text,
    details jsonb not null default '{}',
    invited_by uuid references guest,
    note_id bigint references note,
    born date
);

-- How guests may come about; whoever puts archived ones back isn't asked.
create function guest_is_invited() returns trigger language plpgsql as $$
begin
    if new.name <> 'Host' and new.invited_by is null then
        raise exception 'nobody invited %', new.name using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger guest_is_invited before insert or update on guest
    for each row execute function guest_is_invited();

create table season (name text primary key);
insert into season (name) values ('wet'), ('dry');
