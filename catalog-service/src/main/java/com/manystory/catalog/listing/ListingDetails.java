package com.manystory.catalog.listing;

import com.manystory.catalog.session.SessionJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Reads the page of one listing in one round trip: its ready-made document, its pulse and its next
/// sessions as they are now.
@Component
public class ListingDetails {

    private static final String READ =
            """
            SELECT d.detail, CASE WHEN c.pulse_until > now() THEN c.pulse
                    ELSE (SELECT p.pulse FROM listing_pulse(c.listing_id) p) END,
                (SELECT string_agg(next.packed, E'\\x1e' ORDER BY next.starts_at, next.id) FROM (
                    SELECT s.starts_at, s.id,
            """
                    + SessionJson.PACKED
                    + """
                                 || coalesce((r.price_json -> c.locale)::text, d.price) AS packed
                            FROM session s JOIN session_series r ON r.id = s.series_id
                            WHERE s.listing_id = c.listing_id AND s.starts_at > now()
                                AND s.status = 'SCHEDULED'
                            ORDER BY s.starts_at, s.id LIMIT 12) next),
                        d.tags, c.listing_id, d.ages
                    FROM listing_card c JOIN listing_detail d
                        ON d.locale = c.locale AND d.listing_id = c.listing_id
                    WHERE c.locale = ? AND c.slug = ?
                    """;

    private final JdbcTemplate jdbc;

    ListingDetails(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// The page of the listing on the air with the slug.
    public Optional<Page> find(String locale, String slug) {
        return jdbc.query(
                READ,
                row ->
                        row.next()
                                ? Optional.of(
                                        page(
                                                row.getLong(5),
                                                row.getBytes(1),
                                                row.getBytes(2),
                                                SessionJson.write(
                                                        row.getString(3), row.getString(6)),
                                                row.getString(4)))
                                : Optional.<Page>empty(),
                locale,
                slug);
    }

    private static Page page(long id, byte[] detail, byte[] pulse, String sessions, String tags) {
        var body = new ByteArrayOutputStream(detail.length + 4096);
        body.writeBytes(detail);
        body.write(',');
        body.writeBytes(pulse);
        write(body, ",\"sessions\":[");
        write(body, sessions);
        write(body, "],\"tags\":[\"" + tags.replace(",", "\",\"") + "\"]}");
        return new Page(id, body.toByteArray(), tags);
    }

    private static void write(ByteArrayOutputStream body, String json) {
        body.writeBytes(json.getBytes(StandardCharsets.UTF_8));
    }

    /// A listing's page.
    ///
    /// @param body JSON in UTF-8
    /// @param tags cache tags, separated by commas
    @SuppressWarnings("ArrayRecordComponent")
    public record Page(long id, byte[] body, String tags) {}
}
