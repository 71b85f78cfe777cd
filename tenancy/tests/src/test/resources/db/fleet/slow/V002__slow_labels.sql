alter table note add column label text;
select pg_sleep(3);
