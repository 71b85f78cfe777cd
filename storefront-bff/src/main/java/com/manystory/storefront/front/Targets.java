package com.manystory.storefront.front;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.manystory.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/// The canonical forms of addresses, remembered by their spelling: the same links are followed
/// again and again, and working a form out costs a tenth of an answer from memory.
final class Targets {

    private static final int MOST = 10_000;
    private static final int LONGEST = 300;

    private final Cache<Spelling, Known> known = Caffeine.newBuilder().maximumSize(MOST).build();

    /// The canonical form, or null for an address that no shared answer has.
    @Nullable Known of(Site site, String path, @Nullable String query) {
        var spelling = new Spelling(site, path, query == null ? "" : query);
        var found = known.getIfPresent(spelling);
        if (found != null) {
            return found;
        }
        var target = Target.of(site, path, query);
        if (target == null) {
            return null;
        }
        var made = new Known(target, target.key());
        if (path.length() + spelling.query().length() <= LONGEST) {
            known.put(spelling, made);
        }
        return made;
    }

    /// Drops what is remembered of a brand's earlier states.
    void forget(TenantId brand) {
        known.asMap().keySet().removeIf(spelling -> spelling.site().id().equals(brand));
    }

    /// @param target the canonical form
    /// @param key its [Target#key()]
    record Known(Target target, String key) {}

    private record Spelling(Site site, String path, String query) {

        @Override
        public int hashCode() {
            return (System.identityHashCode(site) * 31 + path.hashCode()) * 31 + query.hashCode();
        }
    }
}
