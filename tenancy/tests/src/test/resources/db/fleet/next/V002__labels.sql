alter table note add column label text;
