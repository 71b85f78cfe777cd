package com.manystory.tenancy.brand;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A design token beside colours and variants, with what it may be set to. The control plane
/// refuses what a token doesn't take, and pages leave it out.
public enum ThemeToken {
    /// The family of headings.
    DISPLAY(Section.TYPE, "display", Typeface.names()),
    /// The family of everything else.
    TEXT(Section.TYPE, "text", Typeface.names()),
    /// The size of text.
    BASE(Section.TYPE, "base", Value.SIZE),
    /// By how much each step of the type scale is larger than the one before.
    SCALE(Section.TYPE, "scale", Value.RATIO),
    DISPLAY_WEIGHT(Section.TYPE, "displayWeight", Value.WEIGHT),
    DISPLAY_TRACKING(Section.TYPE, "displayTracking", Value.LENGTH),
    DISPLAY_LEADING(Section.TYPE, "displayLeading", Value.NUMBER),
    TEXT_LEADING(Section.TYPE, "textLeading", Value.NUMBER),
    TEXT_WEIGHT(Section.TYPE, "textWeight", Value.WEIGHT),
    STRONG_WEIGHT(Section.TYPE, "strongWeight", Value.WEIGHT),
    LABEL_CASE(Section.TYPE, "labelCase", List.of("none", "uppercase", "lowercase", "capitalize")),
    LABEL_TRACKING(Section.TYPE, "labelTracking", Value.LENGTH),
    LABEL_WEIGHT(Section.TYPE, "labelWeight", Value.WEIGHT),

    /// The corners of boxes.
    RADIUS(Section.SHAPE, "radius", Value.LENGTH),
    /// The corners of buttons and fields.
    RADIUS_CONTROL(Section.SHAPE, "radiusControl", Value.LENGTH),
    RADIUS_CARD(Section.SHAPE, "radiusCard", Value.LENGTH),
    RADIUS_PICTURE(Section.SHAPE, "radiusPicture", Value.LENGTH),
    /// The width of rules.
    BORDER(Section.SHAPE, "border", Value.LENGTH),
    /// The width of the lines of icons, in a box of 24.
    STROKE(Section.SHAPE, "stroke", Value.NUMBER),
    SHADOW_CARD(Section.SHAPE, "shadowCard", Value.SHADOW),
    /// The shadow of what floats over the page.
    SHADOW_RAISED(Section.SHAPE, "shadowRaised", Value.SHADOW),

    /// How the catalogue's pictures are drawn.
    STYLE(Section.IMAGERY, "style", List.of("painterly", "playful")),
    /// The shape that pictures in lists are cut to; `none` leaves each its own.
    CROP(Section.IMAGERY, "crop", List.of("landscape", "none", "square", "portrait")),

    /// Whether things spring when they are touched.
    MOTION(Section.MOTION, "style", List.of("none", "spring")),
    DURATION(Section.MOTION, "duration", Value.TIME),
    EASE(Section.MOTION, "ease", Value.EASING);

    private static final Map<Section, Map<String, ThemeToken>> BY_NAME = byName();

    private final Section section;
    private final String key;
    private final List<String> words;
    private final Pattern pattern;
    private final String expected;

    ThemeToken(Section section, String key, List<String> words) {
        this.section = section;
        this.key = key;
        this.words = words;
        this.pattern = Pattern.compile(String.join("|", words));
        this.expected = "one of " + String.join(", ", words);
    }

    ThemeToken(Section section, String key, Value value) {
        this.section = section;
        this.key = key;
        this.words = List.of();
        this.pattern = value.pattern;
        this.expected = value.expected;
    }

    /// What themes call it, `radiusCard`.
    public String key() {
        return key;
    }

    /// The values to choose from, the first for a brand that chooses none; empty for a token that
    /// takes measures.
    public List<String> words() {
        return words;
    }

    /// Whether the token can be set to the value.
    public boolean takes(String value) {
        return value.length() <= 200 && pattern.matcher(value).matches();
    }

    /// What it can be set to, in words that follow "is".
    public String expected() {
        return expected;
    }

    /// The tokens of a section by their names, in order.
    public static Map<String, ThemeToken> of(Section section) {
        return BY_NAME.getOrDefault(section, Map.of());
    }

    /// The value that the theme sets the token to, or empty when it sets none that the token takes.
    public Optional<String> in(Theme theme) {
        return Optional.ofNullable(section.of(theme).get(key)).filter(this::takes);
    }

    private static Map<Section, Map<String, ThemeToken>> byName() {
        var all = new EnumMap<Section, Map<String, ThemeToken>>(Section.class);
        for (var section : Section.values()) {
            var tokens = new LinkedHashMap<String, ThemeToken>();
            for (var token : values()) {
                if (token.section == section) {
                    tokens.put(token.key, token);
                }
            }
            all.put(section, Collections.unmodifiableMap(tokens));
        }
        return all;
    }

    /// The part of a theme that a token stands in.
    public enum Section {
        TYPE,
        SHAPE,
        IMAGERY,
        MOTION;

        private Map<String, String> of(Theme theme) {
            return switch (this) {
                case TYPE -> theme.type();
                case SHAPE -> theme.shape();
                case IMAGERY -> theme.imagery();
                case MOTION -> theme.motion();
            };
        }
    }

    /// Measures, as CSS writes them. None can end its declaration or load anything.
    private enum Value {
        SIZE("(?:0?\\.\\d{1,4}|[12](?:\\.\\d{1,4})?)rem", "a size of up to 3rem such as 1.0625rem"),
        RATIO("1(?:\\.\\d{1,4})?", "a number from 1 to 2 such as 1.25"),
        WEIGHT("[1-9]\\d{0,2}|1000", "a weight from 1 to 1000 such as 400"),
        NUMBER("\\d{1,3}(?:\\.\\d{1,4})?|\\.\\d{1,4}", "a number such as 1.5"),
        LENGTH(Css.LENGTH, "a length such as 0.5rem, 2px or 0"),
        TIME("(?:\\d{1,5}(?:\\.\\d{1,3})?|\\.\\d{1,3})m?s", "a time such as 260ms"),
        EASING(
                "ease(?:-in|-out|-in-out)?|linear"
                        + "|(?:cubic-bezier|linear|steps)\\([a-z0-9., %-]{1,180}\\)",
                "an easing such as ease-out or cubic-bezier(0.22, 0.61, 0.36, 1)"),
        SHADOW(
                "none|%1$s(?:, ?%1$s){0,3}".formatted(Css.SHADOW),
                "none or a shadow such as 0 2px 8px oklch(0.2 0 0 / 0.3)");

        private final Pattern pattern;
        private final String expected;

        Value(String pattern, String expected) {
            this.pattern = Pattern.compile(pattern);
            this.expected = expected;
        }
    }

    private static final class Css {

        static final String LENGTH =
                "(?:0|-?(?:\\d{1,4}(?:\\.\\d{1,4})?|\\.\\d{1,4})(?:px|rem|em|%))";
        static final String COLOUR =
                "(?:var\\(--[a-z-]{1,40}\\)|#[0-9a-fA-F]{3,8}"
                        + "|(?:oklch|rgba?|hsla?)\\([0-9., %/-]{1,60}\\))";
        static final String SHADOW =
                "(?:inset )?%1$s(?: %1$s){1,3}(?: %2$s)?".formatted(LENGTH, COLOUR);
    }
}
