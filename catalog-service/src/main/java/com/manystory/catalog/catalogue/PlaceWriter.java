package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.PlaceEntry;
import com.manystory.catalog.text.Translated;
import com.manystory.tenancy.brand.BrandSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Writes places, those first that others of the batch lie in.
@Component
class PlaceWriter {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PlaceWriter(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(Collection<PlaceEntry> entries, BrandSpec spec) {
        if (entries.isEmpty()) {
            return;
        }
        var keys = entries.stream().map(PlaceEntry::key).toList();
        var slugs =
                Slugs.of(jdbc, "place", keys, entries.stream().map(e -> wish(e, spec)).toList());
        var left = new LinkedHashMap<String, PlaceEntry>();
        entries.forEach(entry -> left.put(entry.key(), entry));
        while (!left.isEmpty()) {
            var next =
                    left.values().stream()
                            .filter(entry -> !left.containsKey(entry.parent()))
                            .toList();
            if (next.isEmpty()) {
                // They lie in each other: whoever is looked up before it is there has none above.
                next = List.copyOf(left.values());
            }
            store(next.stream().map(entry -> Row.of(entry, slugs, spec)).toList());
            next.forEach(entry -> left.remove(entry.key()));
        }
    }

    private void store(List<Row> rows) {
        jdbc.sql(
                        """
                        INSERT INTO place (external_key, kind, parent_id, slug, name, latitude,
                            longitude, time_zone, address)
                        SELECT key, kind, (SELECT id FROM place WHERE external_key = parent), slug,
                            name, latitude, longitude, zone, address
                        FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS p (key text, kind text,
                            parent text, slug text, name jsonb, latitude double precision,
                            longitude double precision, zone text, address text)
                        ON CONFLICT (external_key) DO UPDATE SET kind = excluded.kind,
                            parent_id = excluded.parent_id, slug = excluded.slug,
                            name = excluded.name,
                            latitude = coalesce(excluded.latitude, place.latitude),
                            longitude = coalesce(excluded.longitude, place.longitude),
                            time_zone = coalesce(excluded.time_zone, place.time_zone),
                            address = coalesce(excluded.address, place.address),
                            updated_at = CASE WHEN (place.name, place.slug, place.parent_id)
                                    IS NOT DISTINCT FROM
                                    (excluded.name, excluded.slug, excluded.parent_id)
                                THEN place.updated_at ELSE now() END
                        """)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    private static String wish(PlaceEntry entry, BrandSpec spec) {
        return entry.slug() == null ? name(entry, spec) : entry.slug();
    }

    private static String name(PlaceEntry entry, BrandSpec spec) {
        return entry.name().in(spec.defaultLocale(), spec.defaultLocale());
    }

    private record Row(
            String key,
            String kind,
            @Nullable String parent,
            String slug,
            Translated name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String zone,
            @Nullable String address) {

        static Row of(PlaceEntry entry, Slugs slugs, BrandSpec spec) {
            return new Row(
                    entry.key(),
                    entry.kind(),
                    entry.parent(),
                    slugs.give(entry.key(), entry.slug(), PlaceWriter.name(entry, spec)),
                    entry.name(),
                    entry.latitude(),
                    entry.longitude(),
                    entry.timeZone(),
                    entry.address());
        }
    }
}
