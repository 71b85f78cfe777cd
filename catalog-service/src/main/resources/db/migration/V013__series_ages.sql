-- Whom the sessions of a series are for, where that isn't whom the listing is for.
ALTER TABLE session_series ADD COLUMN age_min_months int;
ALTER TABLE session_series ADD COLUMN age_max_months int;
ALTER TABLE session_series ADD CONSTRAINT session_series_ages CHECK (age_min_months >= 0
    AND age_max_months >= coalesce(age_min_months, 0)) NOT VALID;
COMMENT ON COLUMN session_series.age_min_months IS 'Null is the listing''s.';
COMMENT ON COLUMN session_series.age_max_months IS 'The last month; null is the listing''s.';

-- The ages as JSON, as answers have them: years, and the exact months of a lower limit within one.
CREATE FUNCTION series_ages(r session_series, listing_ages text) RETURNS text LANGUAGE sql STABLE
    RETURN CASE WHEN r.age_min_months IS NULL AND r.age_max_months IS NULL THEN listing_ages
        ELSE (SELECT '{"min":' || coalesce(r.age_min_months, l.age_min_months, 0) / 12
                || ',"max":'
                || coalesce((coalesce(r.age_max_months, l.age_max_months) / 12)::text, 'null')
                || ',"minMonths":' || coalesce(
                    (CASE WHEN coalesce(r.age_min_months, l.age_min_months) % 12 <> 0
                        THEN coalesce(r.age_min_months, l.age_min_months) END)::text, 'null')
                || '}' FROM listing l WHERE l.id = r.listing_id) END;
