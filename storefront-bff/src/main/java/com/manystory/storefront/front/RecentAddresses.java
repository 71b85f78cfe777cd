package com.manystory.storefront.front;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Where the answers to one site's most wanted addresses lie, as visitors spell them. Finding one
/// touches a tenth of the memory that working the address out and asking the cache does, and with
/// many brands on the air it is memory that a hit costs. It holds nothing itself, so that what is
/// dropped is gone from here too; each new address takes the place of an older one.
final class RecentAddresses {

    private static final int PLACES = 64;

    private final AtomicReferenceArray<@Nullable Recent> places =
            new AtomicReferenceArray<>(PLACES);

    /// Where the answer lies, or null when that isn't known here.
    @Nullable Kept find(String path, @Nullable String query) {
        var recent = places.getAcquire(place(path, query));
        return recent != null && recent.isOf(path, query) ? recent.kept() : null;
    }

    /// Notes where the answer to an address lies.
    void remember(String path, @Nullable String query, Kept kept) {
        places.setRelease(place(path, query), new Recent(path, query, kept));
    }

    private static int place(String path, @Nullable String query) {
        var hash = query == null ? path.hashCode() : path.hashCode() * 31 + query.hashCode();
        return (hash ^ hash >>> 16) & (PLACES - 1);
    }

    private record Recent(String path, @Nullable String query, Kept kept) {

        boolean isOf(String askedPath, @Nullable String askedQuery) {
            return path.equals(askedPath)
                    && (query == null ? askedQuery == null : query.equals(askedQuery));
        }
    }
}
