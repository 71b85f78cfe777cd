package com.manystory.catalog.session;

import com.manystory.catalog.paging.PageCursor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the sessions of a listing on the air, page by page in the order of time.
@Component
public class SessionPages {

    private final JdbcClient jdbc;
    private final Clock clock;

    SessionPages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// The sessions on the days, both included and both in the venue's zone; without a first day,
    /// those that begin from now on. Empty when there is no such listing.
    public Optional<Page> read(
            String locale,
            String slug,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String cursor,
            int limit) {
        var listing =
                jdbc.sql("SELECT listing_id FROM listing_card WHERE locale = ? AND slug = ?")
                        .params(locale, slug)
                        .query(Long.class)
                        .optional();
        return listing.map(id -> page(id, locale, from, to, cursor, limit));
    }

    private Page page(
            long listing,
            String locale,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String cursor,
            int limit) {
        var after = cursor == null ? new Position(Long.MIN_VALUE, 0) : Position.decode(cursor);
        var found = new ArrayList<String>();
        var positions = new ArrayList<Position>();
        jdbc.sql(
                        """
                        SELECT session_json(s, series_ages(r, d.ages),
                                coalesce((r.price_json -> d.locale)::text, d.price)),
                            extract(epoch FROM s.starts_at)::bigint, s.id
                        FROM session s JOIN session_series r ON r.id = s.series_id
                        JOIN listing_detail d ON d.listing_id = s.listing_id AND d.locale = :locale
                        WHERE s.listing_id = :listing
                            AND (:all OR s.starts_at > to_timestamp(:now))
                            AND s.local_date BETWEEN :from AND :to
                            AND (:first OR (s.starts_at, s.id) > (to_timestamp(:after), :afterId))
                        ORDER BY s.starts_at, s.id LIMIT :limit
                        """)
                .param("locale", locale)
                .param("listing", listing)
                .param("all", from != null)
                .param("now", clock.instant().getEpochSecond())
                .param("from", from == null ? LocalDate.of(1970, 1, 1) : from)
                .param("to", to == null ? LocalDate.of(9999, 12, 31) : to)
                .param("first", cursor == null)
                .param("after", cursor == null ? 0 : after.startsAt())
                .param("afterId", after.id())
                .param("limit", limit + 1)
                .query(row -> {
                    found.add(row.getString(1));
                    positions.add(new Position(row.getLong(2), row.getLong(3)));
                });
        var more = found.size() > limit;
        var items = more ? found.subList(0, limit) : found;
        var next = more ? '"' + positions.get(limit - 1).encode() + '"' : "null";
        return new Page(
                listing,
                "{\"items\":[" + String.join(",", items) + "],\"nextCursor\":" + next + "}");
    }

    /// A page of sessions.
    ///
    /// @param listing the listing
    /// @param json the answer
    public record Page(long listing, String json) {}

    private record Position(long startsAt, long id) {

        String encode() {
            return PageCursor.of(startsAt, id);
        }

        static Position decode(String cursor) {
            var numbers = PageCursor.read(cursor, 2);
            return new Position(PageCursor.time(numbers[0], 0).getEpochSecond(), numbers[1]);
        }
    }
}
