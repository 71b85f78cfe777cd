package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/// A picture of the catalogue, of which the media pipeline makes every width and format.
///
/// @param id the asset's id
/// @param alt what the picture shows, in the page's language
/// @param width the original's width in pixels
/// @param height the original's height in pixels
/// @param color the picture's mean colour as a CSS colour, shown while it loads
/// @param path where its variants live: `path + "/640.webp"`
@JsonIgnoreProperties(ignoreUnknown = true)
public record Image(
        String id,
        @Nullable String alt,
        int width,
        int height,
        @Nullable String color,
        String path) {

    /// The address of one variant.
    ///
    /// @param width one of 160, 320, 480, 640, 960, 1280 and 1920
    /// @param format `webp` or `jpg`
    public String variant(int width, String format) {
        return path + '/' + width + '.' + format;
    }

    /// A `srcset` of the widths, `/media/7/320.webp 320w, …`.
    public String sourceSet(String format, int... widths) {
        var set = new StringBuilder();
        for (var width : widths) {
            set.append(set.isEmpty() ? "" : ", ")
                    .append(variant(width, format))
                    .append(' ')
                    .append(width)
                    .append('w');
        }
        return set.toString();
    }
}
