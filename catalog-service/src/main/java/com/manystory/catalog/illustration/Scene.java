package com.manystory.catalog.illustration;

import com.manystory.catalog.illustration.colour.Palette;
import org.jspecify.annotations.Nullable;

/// What a drawn picture shows. Equal scenes are drawn alike, at any size.
///
/// @param kind one of [Scenes#kinds()]; unknown kinds get a generic scene
/// @param seed chooses composition, props and colours
/// @param season `dry`, `rainy`, `festive` or null for the seed's choice
/// @param time `dawn`, `day`, `golden`, `dusk`, `night` or null for the seed's choice
/// @param palette the brand's colours and drawing style
public record Scene(
        String kind, long seed, @Nullable String season, @Nullable String time, Palette palette) {}
