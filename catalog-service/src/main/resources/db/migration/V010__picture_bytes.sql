-- What a picture that was uploaded takes. Unknown for those that are older; they are measured when
-- their brand gets a limit.
ALTER TABLE media_asset ADD COLUMN bytes bigint CHECK (bytes >= 0);
