insert into note (text) values ('half done');
alter table note add constraint short check (length(text) < 20);
