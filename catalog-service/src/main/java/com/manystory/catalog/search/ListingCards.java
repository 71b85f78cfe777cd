package com.manystory.catalog.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Reads ready-made cards in one round trip, together with the catalogue's revision at that
/// instant.
@Component
class ListingCards {

    private static final String READ =
            """
            SELECT r.revision, c.listing_id, c.card, c.pulse FROM catalogue_revision r
            LEFT JOIN (SELECT c.listing_id, c.card, wanted.n,
                    CASE WHEN c.pulse_until > now() THEN c.pulse
                        ELSE (SELECT p.pulse FROM listing_pulse(c.listing_id) p) END AS pulse
                FROM unnest(CAST(? AS bigint[])) WITH ORDINALITY AS wanted (id, n)
                JOIN listing_card c ON c.locale = ? AND c.listing_id = wanted.id) c ON true
            ORDER BY c.n
            """;

    private final JdbcTemplate jdbc;

    ListingCards(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// The cards of the listings that are on the air, in the order asked for.
    Cards read(String locale, long[] ids) {
        var wanted = Arrays.stream(ids).mapToObj(Long::toString).collect(Collectors.joining(","));
        return jdbc.query(
                READ,
                rows -> {
                    var cards = new ArrayList<Card>(ids.length);
                    var revision = 0L;
                    while (rows.next()) {
                        revision = rows.getLong(1);
                        var id = rows.getLong(2);
                        if (!rows.wasNull()) {
                            cards.add(new Card(id, rows.getBytes(3), rows.getBytes(4)));
                        }
                    }
                    return new Cards(revision, cards);
                },
                "{" + wanted + "}",
                locale);
    }

    /// Cards as of a revision of the catalogue.
    record Cards(long revision, List<Card> cards) {

        /// The cards as a JSON array.
        void writeTo(Answer answer) {
            answer.raw('[');
            var first = true;
            for (var card : cards) {
                if (!first) {
                    answer.raw(',');
                }
                first = false;
                answer.raw(card.body).raw(',').raw(card.pulse).raw('}');
            }
            answer.raw(']');
        }

        String tags(String always) {
            var tags = new StringBuilder(always);
            cards.forEach(card -> tags.append(",listing:").append(card.id));
            return tags.toString();
        }
    }

    /// One card: UTF-8 JSON without its last brace, and the members that go before it.
    @SuppressWarnings("ArrayRecordComponent")
    record Card(long id, byte[] body, byte[] pulse) {}

    /// An answer under construction, in UTF-8.
    static final class Answer extends java.io.ByteArrayOutputStream {

        Answer() {
            super(32 * 1024);
        }

        Answer raw(char ascii) {
            write(ascii);
            return this;
        }

        Answer raw(byte[] utf8) {
            writeBytes(utf8);
            return this;
        }

        Answer raw(String json) {
            return raw(json.getBytes(StandardCharsets.UTF_8));
        }
    }
}
