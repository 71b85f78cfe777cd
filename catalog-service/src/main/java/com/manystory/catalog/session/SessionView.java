package com.manystory.catalog.session;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Shows one session.
@Component
public class SessionView {

    private final JdbcClient jdbc;

    SessionView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The session as the API shows it, in JSON.
    public Optional<String> json(long session, String locale) {
        return jdbc.sql(
                        """
                        SELECT session_json(s, series_ages(r, coalesce(d.ages, 'null')),
                            coalesce((r.price_json -> CAST(:locale AS text))::text, d.price))
                        FROM session s JOIN session_series r ON r.id = s.series_id
                        LEFT JOIN listing_detail d
                            ON d.listing_id = s.listing_id AND d.locale = :locale
                        WHERE s.id = :session
                        """)
                .param("session", session)
                .param("locale", locale)
                .query(String.class)
                .optional();
    }
}
