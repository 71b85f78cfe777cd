package com.manystory.catalog.search;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Reads into an index for whom each series is, of the listings where that isn't the same for all.
@Component
class SeriesAgesLoader {

    private static final String SERIES =
            """
            SELECT s.listing_id, coalesce(s.age_min_months, l.age_min_months, 0) AS min,
                coalesce(s.age_max_months, l.age_max_months) AS max, s.weekdays
            FROM session_series s JOIN listing l ON l.id = s.listing_id
            WHERE s.listing_id IN (SELECT listing_id FROM session_series
                WHERE age_min_months IS NOT NULL OR age_max_months IS NOT NULL)
            ORDER BY s.listing_id, s.id
            """;

    /// The coming sessions as the index has them, each with the place of its series among those.
    private static final String SESSIONS =
            """
            WITH series AS (
                SELECT id, row_number() OVER (PARTITION BY listing_id ORDER BY id) - 1 AS number
                FROM session_series WHERE listing_id IN (SELECT listing_id FROM session_series
                    WHERE age_min_months IS NOT NULL OR age_max_months IS NOT NULL))
            SELECT s.listing_id,
                string_agg(int4send(series.number::int), ''::bytea
                    ORDER BY s.starts_at, s.id) AS numbers
            FROM session s JOIN series ON series.id = s.series_id
            WHERE s.status = 'SCHEDULED' AND s.ends_at > now() - interval '1 day'
            GROUP BY s.listing_id
            """;

    private final JdbcTemplate jdbc;

    SeriesAgesLoader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Reads the series; the index has its listings already.
    void read(CatalogueIndex index) {
        jdbc.query(
                SERIES,
                row -> {
                    var i = index.number(row.getLong("listing_id"));
                    if (i >= 0) {
                        var max = (Integer) row.getObject("max");
                        index.addSeries(
                                i,
                                row.getInt("min"),
                                max == null ? CatalogueIndex.NO_LIMIT : max,
                                row.getInt("weekdays"));
                    }
                });
        jdbc.query(
                SESSIONS,
                row -> {
                    var i = index.number(row.getLong("listing_id"));
                    if (i >= 0) {
                        index.seriesOfStarts[i] =
                                CatalogueIndexLoader.ints(row.getBytes("numbers"));
                    }
                });
    }
}
