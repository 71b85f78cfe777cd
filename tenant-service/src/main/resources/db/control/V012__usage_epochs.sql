-- Since when, and where, a store counts what it told last: counts of two epochs have nothing to do
-- with each other.
ALTER TABLE usage_readings ADD COLUMN epoch text NOT NULL DEFAULT '';
