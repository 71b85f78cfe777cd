package com.manystory.tenancy.brand;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a colour is for. A theme gives each role a step of its palette, in the light and in the
/// dark scheme; pages know the roles only. `ON_X` is text that stands on `X`.
public enum ColourRole {
    /// The ground of the page.
    CANVAS,
    /// The ground of cards and boxes.
    SURFACE,
    /// The ground of what lies deeper, such as fields.
    SUNKEN,
    /// Text.
    INK,
    /// Text of less weight.
    MUTED,
    /// Rules and borders.
    LINE,
    /// What is to be pressed.
    ACCENT,
    ON_ACCENT,
    /// Links in text.
    LINK,
    /// A pale ground in the accent's kin.
    TINT,
    ON_TINT,
    /// The second colour.
    SECOND,
    ON_SECOND,
    SECOND_TINT,
    ON_SECOND_TINT,
    /// The third colour.
    THIRD,
    ON_THIRD,
    THIRD_TINT,
    ON_THIRD_TINT,
    /// What is marked, such as stars.
    MARK,
    ON_MARK,
    /// Large coloured grounds, such as banners.
    PANEL,
    ON_PANEL,
    /// Good news.
    GOOD,
    /// Bad news.
    BAD,
    /// The outline of what has the keyboard's focus.
    FOCUS,
    /// What shadows are made of.
    SHADOW;

    private static final String ON = "on-";
    private static final Set<String> NAMES =
            Collections.unmodifiableSet(
                    Stream.of(values())
                            .map(ColourRole::key)
                            .collect(LinkedHashSet::new, Set::add, Set::addAll));

    /// What themes call it, `on-accent`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The role of the ground that this text stands on, or empty for what isn't such a role.
    public Optional<ColourRole> ground() {
        return key().startsWith(ON) ? named(key().substring(ON.length())) : Optional.empty();
    }

    /// The names of all roles.
    public static Set<String> names() {
        return NAMES;
    }

    /// The role of that name.
    public static Optional<ColourRole> named(String key) {
        return Stream.of(values()).filter(role -> role.key().equals(key)).findFirst();
    }
}
