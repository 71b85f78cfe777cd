package com.manystory.tenancy.brand;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A brand's look as design tokens: a raw palette, then semantic roles that name palette steps, and
/// named variants of type, shape, imagery and motion. Everything is data; templates know only the
/// roles and the variants.
///
/// @param palette raw colours by step, `rose-600` to `oklch(0.47 0.13 15)`
/// @param light the [ColourRole]s of the light scheme, role to palette step
/// @param dark those of the dark scheme; empty means that there is none
/// @param type families, scale and weights, by the names of [ThemeToken]
/// @param shape radii, borders and shadows, likewise
/// @param layout variants by [Component]
/// @param imagery how pictures are drawn and cropped, by the names of [ThemeToken]
/// @param motion durations and easings, likewise
/// @param logo the word mark and icon
@JsonIgnoreProperties(ignoreUnknown = true)
public record Theme(
        Map<String, String> palette,
        Map<String, String> light,
        Map<String, String> dark,
        Map<String, String> type,
        Map<String, String> shape,
        Map<String, String> layout,
        Map<String, String> imagery,
        Map<String, String> motion,
        Logo logo) {

    /// No tokens of its own: the storefront's neutral look.
    public static final Theme DEFAULT =
            new Theme(
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    new Logo(null, null));

    public Theme {
        palette = BrandSpec.orEmpty(palette);
        light = BrandSpec.orEmpty(light);
        dark = BrandSpec.orEmpty(dark);
        type = BrandSpec.orEmpty(type);
        shape = BrandSpec.orEmpty(shape);
        layout = BrandSpec.orEmpty(layout);
        imagery = BrandSpec.orEmpty(imagery);
        motion = BrandSpec.orEmpty(motion);
        logo = logo == null ? new Logo(null, null) : logo;
    }

    /// The variant of a component: the neutral one when the brand chooses none that there is.
    public String variant(Component component) {
        var chosen = layout.getOrDefault(component.key(), component.neutral());
        return component.variants().contains(chosen) ? chosen : component.neutral();
    }

    /// The brand's mark.
    ///
    /// @param wordmark the text set as the logo; null means the display name
    /// @param icon the SVG path data of the icon in a 24 by 24 box, or null for none
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Logo(@Nullable String wordmark, @Nullable String icon) {}
}
