-- The package that was chosen, as it was then: later edits of the listing don't reach it.
ALTER TABLE reservation
    ADD COLUMN package_id bigint,
    ADD COLUMN package_name jsonb CHECK (jsonb_typeof(package_name) = 'object'),
    ADD CHECK ((package_id IS NULL) = (package_name IS NULL));
COMMENT ON COLUMN reservation.package_id IS
    'Of listing_package, which may be deleted while what was sold stays on record.';
