-- What a picture that was uploaded takes. Unknown for those that are older; they are measured when
-- their brand gets a limit.
ALTER TABLE media_asset ADD COLUMN bytes bigint;
ALTER TABLE media_asset ADD CONSTRAINT media_asset_bytes CHECK (bytes >= 0) NOT VALID;
