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
    private static final String[] CLASS = {"day", "day", "day", "dawn"};
    private static final String[] CAMP = {"day", "golden", "dusk", "night"};

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
        BY_KIND.put("venue-rooftop", new Scenery(Rooftops::rooftop, EVENING));
        BY_KIND.put("florist", new Scenery(Blooms::florist, INDOORS));
        BY_KIND.put("photographer", new Scenery(Cameras::photographer, ANY));
        BY_KIND.put("videographer", new Scenery(Cameras::videographer, EVENING));
        BY_KIND.put("caterer", new Scenery(Feasts::caterer, INDOORS));
        BY_KIND.put("cake", new Scenery(Tables::cake, INDOORS));
        BY_KIND.put("decor", new Scenery(Retreats::decor, EVENING));
        BY_KIND.put("planner", new Scenery(Stationery::planner, INDOORS));
        BY_KIND.put("bridal", new Scenery(Attire::bridal, INDOORS));
        BY_KIND.put("jewellery", new Scenery(Plates::jewellery, INDOORS));
        BY_KIND.put("makeup", new Scenery(Plates::makeup, INDOORS));
        BY_KIND.put("music", new Scenery(Bands::stage, EVENING));
        BY_KIND.put("invitation", new Scenery(Stationery::invitation, INDOORS));
        BY_KIND.put("transport", new Scenery(Retreats::transport, ANY));
        BY_KIND.put("honeymoon", new Scenery(Retreats::honeymoon, ANY));
        BY_KIND.put("swimming", new Scenery(Pools::swimming, CLASS));
        BY_KIND.put("dance", new Scenery(Studios::dance, CLASS));
        BY_KIND.put("ballet", new Scenery(Studios::ballet, CLASS));
        BY_KIND.put("piano", new Scenery(Musicians::piano, CLASS));
        BY_KIND.put("violin", new Scenery(Musicians::violin, CLASS));
        BY_KIND.put("drums", new Scenery(Musicians::drums, CLASS));
        BY_KIND.put("art", new Scenery(Makers::art, CLASS));
        BY_KIND.put("pottery", new Scenery(Makers::pottery, CLASS));
        BY_KIND.put("coding", new Scenery(Labs::coding, CLASS));
        BY_KIND.put("robotics", new Scenery(Labs::robotics, CLASS));
        BY_KIND.put("science", new Scenery(Labs::science, CLASS));
        BY_KIND.put("soccer", new Scenery(Games::soccer, CLASS));
        BY_KIND.put("basketball", new Scenery(Games::basketball, CLASS));
        BY_KIND.put("martial-arts", new Scenery(Gyms::martialArts, CLASS));
        BY_KIND.put("gymnastics", new Scenery(Gyms::gymnastics, CLASS));
        BY_KIND.put("climbing", new Scenery(Games::climbing, CLASS));
        BY_KIND.put("cooking", new Scenery(Makers::cooking, CLASS));
        BY_KIND.put("chess", new Scenery(Games::chess, CLASS));
        BY_KIND.put("language", new Scenery(Nursery::language, CLASS));
        BY_KIND.put("drama", new Scenery(Theatres::drama, CLASS));
        BY_KIND.put("nature", new Scenery(Outdoors::nature, CLASS));
        BY_KIND.put("baby", new Scenery(Nursery::baby, CLASS));
        BY_KIND.put("camp", new Scenery(Outdoors::camp, CAMP));
        BY_KIND.put("yoga", new Scenery(Studios::yoga, CLASS));
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
