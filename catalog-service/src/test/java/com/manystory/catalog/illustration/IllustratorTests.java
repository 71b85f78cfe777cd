package com.manystory.catalog.illustration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.catalog.illustration.colour.Palette;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IllustratorTests {

    private static final Map<String, String> COLOURS =
            Map.of(
                    "ivory-50", "oklch(0.98 0.01 85)",
                    "ink-900", "oklch(0.22 0.02 35)",
                    "rose-700", "oklch(0.42 0.13 12)",
                    "gilt-500", "oklch(0.66 0.09 80)");

    private final Illustrator illustrator = new Illustrator();

    private static Palette palette(String style) {
        return Palette.of(COLOURS, style);
    }

    private int[] draw(String kind, long seed, String style) {
        var image = illustrator.draw(new Scene(kind, seed, null, "day", palette(style)), 120, 80);
        return image.getRGB(0, 0, 120, 80, null, 0, 120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"painterly", "playful"})
    void drawsEqualScenesAlike(String style) {
        for (var kind : Scenes.kinds()) {
            assertThat(draw(kind, 7, style)).as(kind).isEqualTo(draw(kind, 7, style));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"painterly", "playful"})
    void drawsEveryKindUnlikeTheFallbackAndEachOther(String style) {
        var seen = new HashMap<Integer, String>();
        seen.put(Arrays.hashCode(draw("unheard-of", 3, style)), "fallback");
        for (var kind : Scenes.kinds()) {
            var same = seen.put(Arrays.hashCode(draw(kind, 3, style)), kind);
            assertThat(same).as("%s looks like %s", kind, same).isNull();
        }
    }

    @Test
    void drawsNoTwoSeedsAlike() {
        for (var kind : Scenes.kinds()) {
            var seen = new HashMap<Integer, Long>();
            for (long seed = 1; seed <= 10; seed++) {
                var same = seen.put(Arrays.hashCode(draw(kind, seed, "painterly")), seed);
                assertThat(same).as("%s %d looks like %s", kind, seed, same).isNull();
            }
        }
    }

    @Test
    void drawsUnknownKindsToo() {
        assertThat(draw("unheard-of", 1, "painterly")).doesNotContain(0xFF000000);
    }

    @Test
    void drawsTheSameFromManyThreads() throws Exception {
        var alone = draw("venue-garden", 5, "painterly");
        try (var threads = Executors.newFixedThreadPool(4)) {
            var tasks =
                    Collections.nCopies(
                            12, (Callable<int[]>) () -> draw("venue-garden", 5, "painterly"));
            for (var picture : threads.invokeAll(tasks)) {
                assertThat(picture.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void drawsAnyShape() {
        for (var size : new int[][] {{160, 90}, {90, 160}, {100, 100}, {300, 100}}) {
            var scene = new Scene("cake", 2, "rainy", null, palette("playful"));
            var image = illustrator.draw(scene, size[0], size[1]);
            assertThat(image.getWidth()).isEqualTo(size[0]);
            assertThat(image.getHeight()).isEqualTo(size[1]);
        }
    }

    @Test
    void refusesSizesThatMakeNoPicture() {
        var scene = new Scene("cake", 2, null, null, palette("playful"));
        assertThatThrownBy(() -> illustrator.draw(scene, 8, 400))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
