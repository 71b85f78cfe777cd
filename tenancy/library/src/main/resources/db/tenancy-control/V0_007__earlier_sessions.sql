-- Sessions that a password opened before it was changed: since when there are only others, by the
-- clock of their server, and when those that are left are ended, by this one's.
alter table brand_database add column sessions_before timestamptz;
alter table brand_database add column sessions_end_at timestamptz;
