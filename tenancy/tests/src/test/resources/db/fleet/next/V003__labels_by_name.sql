drop index concurrently if exists note_label;
create index concurrently note_label on note (label);
