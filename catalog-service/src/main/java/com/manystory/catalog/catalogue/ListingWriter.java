package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.text.Translated;
import com.manystory.tenancy.brand.BrandSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Writes listings and their packages, pictures and blocked dates: a few statements per batch. What
/// an entry doesn't carry stays as it is; what it carries empty is removed.
@Component
class ListingWriter {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ListingImages images;

    ListingWriter(JdbcClient jdbc, ObjectMapper json, ListingImages images) {
        this.jdbc = jdbc;
        this.json = json;
        this.images = images;
    }

    /// Writes the listings and returns their ids by key.
    Map<String, Long> write(Collection<ListingEntry> entries, Known known, BrandSpec spec) {
        var ids = store(entries, known, spec);
        packages(entries.stream().filter(e -> e.packages() != null).toList(), ids);
        blockedDates(entries.stream().filter(e -> e.blockedDates() != null).toList(), ids);
        images.replace(entries, ids, known);
        return ids;
    }

    private Map<String, Long> store(Collection<ListingEntry> entries, Known known, BrandSpec spec) {
        var titles = new HashMap<String, String>();
        entries.forEach(e -> titles.put(e.key(), title(e, spec)));
        var wishes = entries.stream().map(e -> e.slug() == null ? title(e, spec) : e.slug());
        var slugs = Slugs.of(jdbc, "listing", titles.keySet(), wishes.toList());
        var rows = new ArrayList<ListingRow>();
        for (var entry : entries) {
            var slug = slugs.give(entry.key(), entry.slug(), title(entry, spec));
            rows.add(ListingRow.of(entry, slug, known));
        }
        var ids = new HashMap<String, Long>();
        jdbc.sql(
                        """
                        INSERT INTO listing (external_key, slug, vendor_id, category_id, place_id,
                            listing_type, title, summary, description, age_min_months,
                            age_max_months, rating_average, rating_count, fields, tags,
                            price_amount, price_unit, published_at)
                        SELECT l.key, l.slug, vendor, category, coalesce(place, old.place_id), type,
                            l.title, coalesce(l.summary, old.summary, '{}'),
                            coalesce(l.description, old.description, '{}'),
                            CASE WHEN "hasAges" THEN "ageMin" ELSE old.age_min_months END,
                            CASE WHEN "hasAges" THEN "ageMax" ELSE old.age_max_months END,
                            CASE WHEN "hasRating" THEN average ELSE old.rating_average END,
                            CASE WHEN "hasRating" THEN ratings
                                ELSE coalesce(old.rating_count, 0) END,
                            coalesce(l.fields, old.fields, '{}'),
                            coalesce(l.tags, old.tags, '{}'),
                            CASE WHEN "hasPrice" THEN price ELSE old.price_amount END,
                            CASE WHEN "hasPrice" THEN unit ELSE old.price_unit END,
                            coalesce(published, now())
                        FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS l (key text, slug text,
                            vendor bigint, category bigint, place bigint, type text, title jsonb,
                            summary jsonb, description jsonb, "hasAges" boolean, "ageMin" int,
                            "ageMax" int, "hasRating" boolean, average numeric, ratings int,
                            fields jsonb, tags text[], "hasPrice" boolean, price bigint, unit text,
                            published timestamptz)
                        LEFT JOIN listing old ON old.external_key = l.key
                        ON CONFLICT (external_key) DO UPDATE SET slug = excluded.slug,
                            vendor_id = excluded.vendor_id, category_id = excluded.category_id,
                            place_id = excluded.place_id, listing_type = excluded.listing_type,
                            title = excluded.title, summary = excluded.summary,
                            description = excluded.description,
                            age_min_months = excluded.age_min_months,
                            age_max_months = excluded.age_max_months,
                            rating_average = excluded.rating_average,
                            rating_count = excluded.rating_count, fields = excluded.fields,
                            tags = excluded.tags, price_amount = excluded.price_amount,
                            price_unit = excluded.price_unit,
                            published_at = coalesce(listing.published_at, excluded.published_at),
                            version = listing.version + 1, updated_at = now()
                        RETURNING id, external_key
                        """)
                .param("rows", json.writeValueAsString(rows))
                .query(row -> {
                    ids.put(row.getString(2), row.getLong(1));
                });
        return ids;
    }

    private void packages(Collection<ListingEntry> entries, Map<String, Long> ids) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var entry : entries) {
            var position = 0;
            for (var offer : EntryCheck.orNone(entry.packages())) {
                var row = new LinkedHashMap<String, Object>();
                row.put("listing", id(ids, entry));
                row.put("key", offer.key());
                row.put("position", position++);
                row.put("kind", offer.kind());
                row.put("name", offer.name());
                row.put(
                        "description",
                        offer.description() == null ? Translated.NONE : offer.description());
                if (offer.amount() != null) {
                    row.put("amount", offer.amount());
                }
                row.put("includes", offer.includes() == null ? Map.of() : offer.includes());
                rows.add(row);
            }
        }
        var text = json.writeValueAsString(rows);
        jdbc.sql(
                        """
                        DELETE FROM listing_package p WHERE listing_id = ANY(CAST(:ids AS bigint[]))
                        AND NOT EXISTS (SELECT FROM jsonb_to_recordset(CAST(:rows AS jsonb))
                            AS k (listing bigint, key text)
                            WHERE k.listing = p.listing_id AND k.key = p.external_key)
                        """)
                .param("ids", array(entries, ids))
                .param("rows", text)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO listing_package (listing_id, external_key, position, kind, name,
                            description, amount, includes)
                        SELECT listing, key, position, kind, name, description, amount, includes
                        FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS p (listing bigint, key text,
                            position int, kind text, name jsonb, description jsonb, amount bigint,
                            includes jsonb)
                        ON CONFLICT (listing_id, external_key) DO UPDATE SET
                            position = excluded.position, kind = excluded.kind,
                            name = excluded.name, description = excluded.description,
                            amount = excluded.amount, includes = excluded.includes
                        """)
                .param("rows", text)
                .update();
    }

    private void blockedDates(Collection<ListingEntry> entries, Map<String, Long> ids) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var entry : entries) {
            for (var date : EntryCheck.orNone(entry.blockedDates())) {
                rows.add(Map.of("listing", id(ids, entry), "date", date.toString()));
            }
        }
        jdbc.sql("DELETE FROM blocked_date WHERE listing_id = ANY(CAST(:ids AS bigint[]))")
                .param("ids", array(entries, ids))
                .update();
        jdbc.sql(
                        """
                        INSERT INTO blocked_date (listing_id, date)
                        SELECT DISTINCT listing, date FROM jsonb_to_recordset(CAST(:rows AS jsonb))
                            AS d (listing bigint, date date)
                        """)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    static long id(Map<String, Long> ids, ListingEntry entry) {
        var id = ids.get(entry.key());
        if (id == null) {
            throw new IllegalStateException("A listing was written without getting an id");
        }
        return id;
    }

    static String array(Collection<ListingEntry> entries, Map<String, Long> ids) {
        return entries.stream()
                .map(entry -> String.valueOf(id(ids, entry)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String title(ListingEntry entry, BrandSpec spec) {
        return entry.title().in(spec.defaultLocale(), spec.defaultLocale());
    }
}
