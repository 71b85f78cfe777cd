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
            ORDER BY s.listing_id
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
    }
}
