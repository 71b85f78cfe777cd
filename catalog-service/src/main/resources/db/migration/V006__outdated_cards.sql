-- Cards are asked for by the time until which they hold.
CREATE INDEX listing_card_outdated ON listing_card (pulse_until);
