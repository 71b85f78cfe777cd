package com.manystory.catalog.illustration;

import com.manystory.catalog.illustration.scenery.Sceneries;
import java.util.List;

/// The kinds of scene that can be drawn.
public final class Scenes {

    private Scenes() {}

    /// Every kind with a scene of its own; anything else gets a generic one.
    public static List<String> kinds() {
        return List.copyOf(Sceneries.kinds());
    }
}
