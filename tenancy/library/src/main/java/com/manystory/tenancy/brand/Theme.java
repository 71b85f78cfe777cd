package com.manystory.tenancy.brand;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A brand's look as design tokens: a raw palette, then semantic roles that name palette steps, and
/// named variants of type, shape, imagery and motion. Everything is data; templates know only the
/// roles and the variants.
///
/// @param palette raw colours by step, `rose-600` to `oklch(0.47 0.13 15)`
/// @param light semantic roles of the light scheme, role to palette step
/// @param dark semantic roles of the dark scheme; empty means that there is none
/// @param type text and display families, scale and weights
/// @param shape radii, borders and shadows
/// @param layout variants of header, hero, card and density, variant name by component
/// @param imagery how pictures are drawn and cropped, such as `style` to `editorial`
/// @param motion durations and easings
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

    /// A layout variant, or the fallback when the brand doesn't choose.
    public String layoutOr(String component, String fallback) {
        return layout.getOrDefault(component, fallback);
    }

    /// The brand's mark.
    ///
    /// @param wordmark the text set as the logo; null means the display name
    /// @param icon the SVG path data of the icon in a 24 by 24 box, or null for none
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Logo(@Nullable String wordmark, @Nullable String icon) {}
}
