package com.manystory.storefront.front;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether the answer that is being made may be kept and given to anybody. It may only when the
/// code that makes it says so; what it was made of is noted as tags, at whose invalidation it is
/// dropped.
public final class Sharing {

    private final Set<String> tags = new HashSet<>();
    private @Nullable Duration lifetime;
    private @Nullable String cacheControl;

    /// Allows it: the answer is the same for every visitor of this address.
    ///
    /// @param lifetime how long it is kept when nothing invalidates it
    /// @param cacheControl what browsers and CDNs may do
    public void allow(Duration lifetime, String cacheControl) {
        this.lifetime = lifetime;
        this.cacheControl = cacheControl;
    }

    /// Notes what the answer is made of.
    public void tag(Collection<String> madeOf) {
        tags.addAll(madeOf);
    }

    @Nullable Duration lifetime() {
        return lifetime;
    }

    @Nullable String cacheControl() {
        return cacheControl;
    }

    Set<String> tags() {
        return Set.copyOf(tags);
    }
}
