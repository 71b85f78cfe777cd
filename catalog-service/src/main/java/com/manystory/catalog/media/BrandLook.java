package com.manystory.catalog.media;

import com.manystory.catalog.illustration.colour.Palette;
import com.manystory.tenancy.brand.Theme;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// What of a brand's theme its drawings depend on.
public final class BrandLook {

    private BrandLook() {}

    /// Differs whenever drawings look different.
    public static String fingerprint(Theme theme) {
        var colours = palette(theme).toString().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(colours).toString();
    }

    static Palette palette(Theme theme) {
        return Palette.of(theme.palette(), theme.imagery().get("style"));
    }
}
