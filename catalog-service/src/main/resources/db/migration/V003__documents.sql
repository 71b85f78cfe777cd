-- Ready-made answers: one row per listing on the air and locale. What changes with the clock or
-- with a seat (the pulse) is apart from what changes with an edit (the card).
CREATE TABLE listing_card (
    locale text NOT NULL,
    listing_id bigint NOT NULL REFERENCES listing ON DELETE CASCADE,
    slug slug NOT NULL,
    card text NOT NULL,
    pulse text NOT NULL,
    pulse_until timestamptz NOT NULL,
    PRIMARY KEY (locale, listing_id),
    UNIQUE (locale, slug)
) WITH (fillfactor = 80, toast_tuple_target = 8160);
CREATE INDEX listing_card_listing ON listing_card (listing_id);

CREATE TABLE listing_detail (
    locale text NOT NULL,
    listing_id bigint NOT NULL REFERENCES listing ON DELETE CASCADE,
    detail text NOT NULL,
    ages text NOT NULL,
    price text NOT NULL,
    tags text NOT NULL,
    PRIMARY KEY (locale, listing_id)
) WITH (toast_tuple_target = 8160);

CREATE TABLE listing_search (
    locale text NOT NULL,
    listing_id bigint NOT NULL REFERENCES listing ON DELETE CASCADE,
    search tsvector NOT NULL,
    words text NOT NULL,
    PRIMARY KEY (locale, listing_id)
) WITH (toast_tuple_target = 8160);
CREATE INDEX listing_search_text ON listing_search USING gin (search) WITH (fastupdate = off);
COMMENT ON COLUMN listing_search.words IS 'Title, category, vendor and place, folded, for the lexicon.';

-- The words that a search for them would find, to correct typing errors against.
CREATE TABLE search_word (
    locale text NOT NULL,
    word text NOT NULL,
    documents int NOT NULL,
    PRIMARY KEY (locale, word)
);
CREATE INDEX search_word_similar ON search_word USING gin (word gin_trgm_ops);

CREATE TABLE suggestion (
    locale text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('category', 'place', 'vendor', 'listing')),
    target_id bigint NOT NULL,
    label text NOT NULL,
    folded text NOT NULL,
    slug text NOT NULL,
    category_slug text,
    PRIMARY KEY (locale, kind, target_id)
);
CREATE INDEX suggestion_similar ON suggestion USING gin (folded gin_trgm_ops);
CREATE INDEX suggestion_prefix ON suggestion (locale, folded text_pattern_ops);

-- The part of a card that the clock and the seats change, as JSON members, and until when it holds.
CREATE FUNCTION listing_pulse(the_listing bigint, OUT pulse text, OUT pulse_until timestamptz)
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    item listing;
    upcoming session;
    trial boolean;
    schedule text;
    badges text[] := '{}';
    free boolean;
BEGIN
    SELECT * INTO item FROM listing WHERE id = the_listing;
    SELECT * INTO upcoming FROM session
        WHERE listing_id = the_listing AND starts_at > now() AND status = 'SCHEDULED'
        ORDER BY starts_at LIMIT 1;
    SELECT count(*) FILTER (WHERE s.trial AND s.valid_until >= current_date) > 0,
            '{"weekdays":[' || (SELECT string_agg('"' || name || '"', ',' ORDER BY bit)
                FROM unnest(ARRAY['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
                    WITH ORDINALITY AS day (name, bit)
                WHERE bit_or(s.weekdays)::int & (1 << (bit::int - 1)) <> 0)
            || '],"startTime":"' || to_char(min(s.start_time), 'HH24:MI')
            || '","endTime":"' || to_char(
                (array_agg(s.start_time + make_interval(mins => s.duration_minutes)
                    ORDER BY s.start_time, s.duration_minutes))[1], 'HH24:MI') || '"}'
        INTO trial, schedule
        FROM session_series s WHERE s.listing_id = the_listing;
    free := coalesce(item.price_amount, 1) = 0;
    pulse_until := coalesce(upcoming.starts_at, 'infinity');
    IF trial THEN
        badges := badges || 'trial'::text;
    END IF;
    IF seats_left(upcoming) BETWEEN 1 AND 3 THEN
        badges := badges || 'last-seats'::text;
    END IF;
    IF item.published_at BETWEEN now() - interval '14 days' AND now() THEN
        badges := badges || 'new'::text;
        pulse_until := least(pulse_until, item.published_at + interval '14 days');
    END IF;
    IF item.rating_count >= 40 AND item.rating_average >= 4.7 THEN
        badges := badges || 'popular'::text;
    END IF;
    IF free THEN
        badges := badges || 'free'::text;
    END IF;
    pulse := '"badges":' || array_to_json(badges)
        || ',"nextSession":' || CASE WHEN upcoming.id IS NULL THEN 'null' ELSE
            '{"id":' || upcoming.id
            || ',"start":"' || iso_in_zone(upcoming.starts_at, upcoming.time_zone)
            || '","end":"' || iso_in_zone(upcoming.ends_at, upcoming.time_zone)
            || '","timeZone":"' || upcoming.time_zone
            || '","seatsLeft":' || coalesce(seats_left(upcoming)::text, 'null')
            || ',"capacity":' || coalesce(upcoming.capacity::text, 'null') || '}' END
        || ',"schedule":' || coalesce(schedule, 'null');
END $$;

CREATE FUNCTION current_pulse(c listing_card) RETURNS text LANGUAGE sql STABLE
    RETURN CASE WHEN c.pulse_until > now() THEN c.pulse
        ELSE (SELECT p.pulse FROM listing_pulse(c.listing_id) p) END;

-- Words a typing error away, for a query that finds nothing.
CREATE FUNCTION nearest_words(the_locale text, wanted text, OUT word text, OUT documents int)
    RETURNS SETOF record LANGUAGE sql STABLE SET pg_trgm.similarity_threshold = 0.2 AS $$
    SELECT w.word, w.documents FROM search_word w
    WHERE w.locale = the_locale AND w.word % wanted
        AND length(w.word) BETWEEN length(wanted) - 2 AND length(wanted) + 2
    ORDER BY similarity(w.word, wanted) DESC, w.documents DESC LIMIT 20
$$;
