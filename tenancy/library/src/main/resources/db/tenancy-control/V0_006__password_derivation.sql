-- How the password of a brand's role was derived: 1 from its name and version alone, 2 from the
-- brand's life as well. Those of 1 are changed when the brand is reconciled.
alter table brand_database add column password_derivation integer not null default 1;
