package com.manystory.catalog.illustration.colour;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The drawing language of a brand's pictures.
public enum Style {
    /// Gouache: gradients, glow, soft shadows, visible strokes, paper grain, muted colours.
    PAINTERLY,
    /// Cut paper: bold flat shapes, offset solid shadows, stippled shade, confetti.
    PLAYFUL;

    private static final Set<String> PLAYFUL_NAMES =
            Set.of("playful", "cheerful", "flat", "bold", "rounded", "cut-paper");

    /// The style of a theme's `imagery.style`; unknown and absent names are painterly.
    public static Style of(@Nullable String name) {
        return name != null && PLAYFUL_NAMES.contains(name.toLowerCase(Locale.ROOT))
                ? PLAYFUL
                : PAINTERLY;
    }
}
