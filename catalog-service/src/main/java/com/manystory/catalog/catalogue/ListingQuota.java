package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.Rejection;
import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.Quotas;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.brand.Quota;
import com.manystory.tenancy.web.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Keeps a brand's new listings within its quota. It counts under the lock of the brand's
/// catalogue, which everybody takes who adds listings, so the count is exact; whoever changes or
/// deletes listings isn't asked.
@Component
public class ListingQuota {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Brands brands;

    ListingQuota(JdbcClient jdbc, ObjectMapper json, Brands brands) {
        this.jdbc = jdbc;
        this.json = json;
        this.brands = brands;
    }

    /// Takes those out of the entries that would be new and that there is no room for, the last
    /// ones first, and tells which.
    List<Rejection> refuseBeyond(List<ListingEntry> entries, BrandSpec spec) {
        var limit = spec.quota(Quota.LISTINGS);
        if (limit.isEmpty() || entries.isEmpty()) {
            return List.of();
        }
        var known = known(entries);
        var room = limit.getAsLong() - count();
        var refused = new ArrayList<Rejection>();
        for (var all = entries.iterator(); all.hasNext(); ) {
            var key = all.next().key();
            if (!known.contains(key) && --room < 0) {
                all.remove();
                refused.add(new Rejection("", key, detail(limit)));
            }
        }
        return refused;
    }

    /// Requires room for one more, with the catalogue's lock held.
    ///
    /// @throws ProblemException 409 `quota-exceeded` when there is none
    public void requireRoom() {
        var limit = brands.spec().quota(Quota.LISTINGS);
        if (limit.isPresent() && count() >= limit.getAsLong()) {
            throw Quotas.exceeded(detail(limit));
        }
    }

    private static String detail(OptionalLong limit) {
        return "The brand's quota of %d listings is used up. Delete some, or ask for more."
                .formatted(limit.orElseThrow());
    }

    private long count() {
        return jdbc.sql("SELECT count(*) FROM listing").query(Long.class).single();
    }

    private Set<String> known(Collection<ListingEntry> entries) {
        return new HashSet<>(
                jdbc.sql(
                                "SELECT external_key FROM listing WHERE external_key IN"
                                        + " (SELECT jsonb_array_elements_text(CAST(? AS jsonb)))")
                        .param(
                                json.writeValueAsString(
                                        entries.stream().map(ListingEntry::key).toList()))
                        .query(String.class)
                        .list());
    }
}
