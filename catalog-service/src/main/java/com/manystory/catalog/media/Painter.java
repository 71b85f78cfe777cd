package com.manystory.catalog.media;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/// Draws pictures from their description, in the bound brand's palette.
interface Painter {

    /// The picture at a size in pixels; the same description gives the same picture.
    BufferedImage paint(Description description, int width, int height);

    /// What a drawing shows.
    ///
    /// @param scene the kind of scene
    /// @param seed chooses one of many compositions
    /// @param season or null for the seed's choice
    /// @param time of the day, or null for the seed's choice
    record Description(String scene, long seed, @Nullable String season, @Nullable String time) {}
}
