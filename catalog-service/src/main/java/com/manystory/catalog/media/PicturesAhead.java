package com.manystory.catalog.media;

import com.manystory.catalog.work.Chore;
import com.manystory.catalog.work.DueWork;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Draws what the first visitors of a brand see before they come: the pictures of its categories
/// and of the listings that stand first, at the widths of cards. It rests as long as it draws, and
/// whenever somebody waits for a picture.
@Component
public class PicturesAhead implements Chore {

    private static final String KIND = "pictures";
    private static final List<Integer> WIDTHS = List.of(640, 320);
    private static final int BEST = 240;
    private static final int NEWEST = 60;
    private static final Duration RUSH = Duration.ofSeconds(10);
    // Turns are short and apart, so that every brand has some.
    private static final Duration TURN = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final MediaVariants variants;
    private final DueWork work;

    PicturesAhead(JdbcClient jdbc, MediaVariants variants, DueWork work) {
        this.jdbc = jdbc;
        this.variants = variants;
        this.work = work;
    }

    /// Has new pictures drawn when no more have come for a while.
    public void drawSoon() {
        work.markIn(KIND, RUSH);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.SPARE;
    }

    @Override
    public void run() {
        if (isRush()) {
            drawSoon();
            return;
        }
        var end = System.nanoTime() + TURN.toNanos();
        for (var asset : first()) {
            for (var width : WIDTHS) {
                if (System.nanoTime() > end || !goOn(asset, width)) {
                    work.markIn(KIND, REST);
                    return;
                }
            }
        }
    }

    /// Draws a picture unless it is there, and rests as long.
    ///
    /// @return whether there is time for the next
    private boolean goOn(UUID asset, int width) {
        var began = System.nanoTime();
        return switch (variants.drawAhead(asset, width, "webp")) {
            case LATER -> false;
            case THERE -> true;
            case DRAWN -> hasRested(System.nanoTime() - began);
        };
    }

    private static boolean hasRested(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(nanos));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isRush() {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM listing WHERE updated_at > now() -"
                                + " make_interval(secs => ?))")
                .param(RUSH.toSeconds())
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    /// In the order of lists, as the filter index has it.
    private List<UUID> first() {
        return jdbc.sql(
                        """
                        SELECT image_id FROM (
                            SELECT image_id, 0 AS part, 0::numeric AS score FROM category
                            WHERE image_id IS NOT NULL
                            UNION ALL (SELECT i.asset_id, 1, (coalesce(l.rating_average, 0) * 1000
                                    * l.rating_count + 20000) / (l.rating_count + 5) AS score
                                FROM listing l JOIN listing_image i
                                    ON i.listing_id = l.id AND i.position = 0
                                WHERE l.status = 'LIVE' ORDER BY score DESC, l.id DESC LIMIT :best)
                            UNION ALL (SELECT i.asset_id, 2, l.id FROM listing l
                                JOIN listing_image i ON i.listing_id = l.id AND i.position = 0
                                WHERE l.status = 'LIVE'
                                ORDER BY l.published_at DESC, l.id DESC LIMIT :newest)) pictures
                        ORDER BY part, score DESC
                        """)
                .param("best", BEST)
                .param("newest", NEWEST)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }
}
