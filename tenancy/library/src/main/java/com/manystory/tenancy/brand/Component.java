package com.manystory.tenancy.brand;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A part of the pages that comes in variants, of which a theme's `layout` chooses one.
public enum Component {
    HEADER("bar", "masthead", "bubble"),
    HERO("plain", "cover", "board"),
    SEARCH("bar", "sentence", "pill"),
    CARD("plain", "magazine", "sticker"),
    GRID("even", "staggered"),
    HEADING("plain", "ruled", "bold"),
    CATEGORIES("list", "index", "tiles"),
    SESSIONS("agenda", "tickets"),
    PLACES("list", "index", "map"),
    BUTTON("plain", "quiet", "chunky"),
    FIELD("box", "underline", "rounded"),
    FOOTER("plain", "colophon", "hill"),
    GROUND("plain", "dots"),
    DENSITY("regular", "airy", "cosy");

    private static final Set<String> NAMES =
            Collections.unmodifiableSet(
                    Stream.of(values())
                            .map(Component::key)
                            .collect(LinkedHashSet::new, Set::add, Set::addAll));

    private final List<String> variants;

    Component(String... variants) {
        this.variants = List.of(variants);
    }

    /// What themes call it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its variants, the neutral one first.
    public List<String> variants() {
        return variants;
    }

    /// The variant of a brand that chooses none.
    public String neutral() {
        return variants.getFirst();
    }

    /// The names of all components.
    public static Set<String> names() {
        return NAMES;
    }

    /// The component of that name.
    public static Optional<Component> named(String key) {
        return Stream.of(values()).filter(component -> component.key().equals(key)).findFirst();
    }
}
