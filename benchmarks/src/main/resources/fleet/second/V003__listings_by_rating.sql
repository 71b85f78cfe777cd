drop index concurrently if exists listing_by_rating;
create index concurrently listing_by_rating on listing (rating desc);
