package com.manystory.catalog.vendor;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.document.Answers;
import com.manystory.catalog.document.Answers.Image;
import com.manystory.catalog.document.Answers.PlaceLink;
import com.manystory.catalog.document.Answers.Rating;
import com.manystory.catalog.text.Translated;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// Reads the page of a vendor.
@Component
public class VendorPages {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Brands brands;

    VendorPages(JdbcClient jdbc, ObjectMapper json, Brands brands) {
        this.jdbc = jdbc;
        this.json = json;
        this.brands = brands;
    }

    /// The approved vendor with the slug.
    public Optional<Vendor> find(String locale, String slug) {
        return jdbc.sql(
                        """
                        SELECT jsonb_build_object('id', v.id, 'slug', v.slug, 'name', v.name,
                            'about', v.about, 'average', v.rating_average, 'count', v.rating_count,
                            'hours', v.responds_within_hours, 'image', a.id, 'width', coalesce(a.width, 0),
                            'height', coalesce(a.height, 0), 'color', a.color, 'placeSlug', p.slug,
                            'place', p.name, 'area', above.name)
                        FROM vendor v LEFT JOIN media_asset a ON a.id = v.image_id
                        LEFT JOIN place p ON p.id = v.place_id
                        LEFT JOIN place above ON above.id = p.parent_id
                        WHERE v.slug = ? AND v.status = 'APPROVED'
                        """)
                .param(slug)
                .query((row, n) -> json.readValue(row.getString(1), Row.class))
                .optional()
                .map(row -> vendor(row, locale));
    }

    private Vendor vendor(Row row, String locale) {
        var fallback = brands.spec().defaultLocale();
        var place =
                row.placeSlug() == null || row.place() == null
                        ? null
                        : new PlaceLink(
                                row.placeSlug(),
                                row.place().in(locale, fallback),
                                row.area() == null ? null : row.area().in(locale, fallback));
        return new Vendor(
                row.id(),
                row.slug(),
                row.name(),
                Answers.paragraphs(row.about().in(locale, fallback)),
                Rating.of(row.average(), row.count()),
                row.image() == null
                        ? null
                        : Image.of(row.image(), row.name(), row.width(), row.height(), row.color()),
                row.hours(),
                place);
    }

    /// A vendor.
    ///
    /// @param about paragraphs
    /// @param respondsWithin hours
    public record Vendor(
            long id,
            String slug,
            String name,
            List<String> about,
            @Nullable Rating rating,
            @Nullable Image image,
            @Nullable Integer respondsWithin,
            @Nullable PlaceLink place) {}

    private record Row(
            long id,
            String slug,
            String name,
            Translated about,
            @Nullable BigDecimal average,
            int count,
            @Nullable Integer hours,
            @Nullable UUID image,
            int width,
            int height,
            @Nullable String color,
            @Nullable String placeSlug,
            @Nullable Translated place,
            @Nullable Translated area) {}
}
