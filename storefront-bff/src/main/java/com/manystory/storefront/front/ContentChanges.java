package com.manystory.storefront.front;

import com.manystory.tenancy.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells when what pages are made of has changed, in whatever process.
public interface ContentChanges {

    /// Whether changes are heard now. While they aren't, nothing may be kept for long.
    boolean areHeard();

    /// Calls the listener at each change from now on.
    void listen(Listener listener);

    /// Told what changed.
    @FunctionalInterface
    interface Listener {

        /// @param brand the brand, or null for every brand
        /// @param tags what changed of it, empty for everything
        void changed(@Nullable TenantId brand, Set<String> tags);
    }
}
