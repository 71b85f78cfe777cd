-- What the chosen package was called when it was ordered; lines from before don't know.

ALTER TABLE order_line ADD COLUMN package_name text;
