package com.manystory.storefront.theme;

import com.manystory.tenancy.brand.Typeface;
import java.util.List;

/// How a [Typeface] reaches the page. The files are in `static/fonts` with their licences, declared
/// in `css/fonts.css` together with a fallback of the same metrics.
///
/// @param files to load before the first text is painted, below `static/`
/// @param stack the value of `font-family`
public record FontFamily(List<String> files, String stack) {

    /// The family's files and fallbacks.
    public static FontFamily of(Typeface typeface) {
        return switch (typeface) {
            case COMMISSIONER ->
                    loaded(
                            "\"Commissioner\", \"Commissioner Fallback\", sans-serif",
                            "commissioner");
            case FIGTREE -> loaded("\"Figtree\", \"Figtree Fallback\", sans-serif", "figtree");
            case FREDOKA -> loaded("\"Fredoka\", \"Fredoka Fallback\", sans-serif", "fredoka");
            case NUNITO -> loaded("\"Nunito\", \"Nunito Fallback\", sans-serif", "nunito");
            case PLAYFAIR ->
                    loaded(
                            "\"Playfair\", \"Playfair Fallback\", \"Times New Roman\", serif",
                            "playfair",
                            "playfair-italic");
            case SYSTEM_SANS -> loaded("system-ui, sans-serif");
            case SYSTEM_SERIF -> loaded("ui-serif, Georgia, serif");
        };
    }

    private static FontFamily loaded(String stack, String... names) {
        return new FontFamily(
                List.of(names).stream().map(name -> "fonts/" + name + ".woff2").toList(), stack);
    }
}
