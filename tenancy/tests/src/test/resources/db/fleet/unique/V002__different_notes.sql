drop index concurrently if exists note_differs;
create unique index concurrently note_differs on note (text);
