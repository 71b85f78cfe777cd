package com.manystory.catalog.illustration.scenery;

import com.manystory.catalog.illustration.canvas.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Which painter draws which kind of scene, and at which times of day it looks its best.
public final class Sceneries {

    private static final String[] ANY = {"dawn", "day", "golden", "dusk"};
    private static final String[] EVENING = {"golden", "dusk", "dusk", "night"};
    private static final String[] INDOORS = {"day", "day", "golden", "dawn"};

    /// A painter and its usual light.
    ///
    /// @param painter draws the scene
    /// @param times the times of day to choose from when the scene leaves it open
    public record Scenery(Consumer<Stage> painter, String... times) {}

    private static final Scenery FALLBACK = new Scenery(Generic::stillLife, INDOORS);
    private static final Map<String, Scenery> BY_KIND = new LinkedHashMap<>();

    static {
        BY_KIND.put("venue-hall", new Scenery(Halls::hall, EVENING));
        BY_KIND.put("ballroom", new Scenery(Halls::ballroom, EVENING));
        BY_KIND.put("venue-chapel", new Scenery(Halls::chapel, ANY));
        BY_KIND.put("venue-garden", new Scenery(Gardens::garden, ANY));
        BY_KIND.put("venue-beach", new Scenery(Gardens::beach, ANY));
        BY_KIND.put("venue-rooftop", new Scenery(Gardens::rooftop, EVENING));
        BY_KIND.put("florist", new Scenery(Blooms::florist, INDOORS));
        BY_KIND.put("shopfront", new Scenery(Generic::shopfront, ANY));
    }

    private Sceneries() {}

    /// Every kind that has a painter of its own.
    public static Set<String> kinds() {
        return BY_KIND.keySet();
    }

    /// The scenery of a kind, or a handsome one that suits anything.
    public static Scenery of(String kind) {
        return BY_KIND.getOrDefault(kind, FALLBACK);
    }
}
