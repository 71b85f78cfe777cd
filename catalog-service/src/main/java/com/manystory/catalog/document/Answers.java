package com.manystory.catalog.document;

import com.manystory.catalog.text.Translated;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.money.Money;
import com.manystory.tenancy.money.MoneyFormat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The pieces that answers are made of, as customers' applications read them.
public final class Answers {

    private Answers() {}

    /// An amount ready to show.
    ///
    /// @param amount in minor units
    public record Price(long amount, String currency, String display) {

        /// The amount in the brand's currency, for readers of the locale; null for no amount.
        public static @Nullable Price of(@Nullable Long amount, String currency, String locale) {
            if (amount == null) {
                return null;
            }
            var display =
                    MoneyFormat.display(new Money(amount, currency), Locale.forLanguageTag(locale));
            return new Price(amount, currency, display);
        }
    }

    /// What a listing costs at least, and per what.
    public record ListingPrice(@Nullable Price from, @Nullable String unit) {}

    /// What customers gave on average.
    public record Rating(BigDecimal average, int count) {

        /// A rating, or null when nobody rated.
        public static @Nullable Rating of(@Nullable BigDecimal average, int count) {
            return average == null || count == 0 ? null : new Rating(average, count);
        }
    }

    /// A picture; its variants are at `path` + `/{width}.webp`.
    public record Image(
            String id, String alt, int width, int height, @Nullable String color, String path) {

        /// The picture of an asset.
        public static Image of(UUID id, String alt, int width, int height, @Nullable String color) {
            return new Image(id.toString(), alt, width, height, color, "/media/" + id);
        }
    }

    /// A category or vendor as a link.
    public record Link(String slug, String name) {}

    /// Where a listing is.
    ///
    /// @param area the name of what the place lies in
    public record PlaceLink(String slug, String name, @Nullable String area) {}

    /// Where a listing is, in full.
    public record Place(
            String slug,
            String name,
            @Nullable String area,
            @Nullable String kind,
            @Nullable String address,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    /// Whom a listing is for, in years; null means no limit.
    ///
    /// @param minMonths the exact lower limit when it isn't a whole year
    public record Ages(@Nullable Integer min, @Nullable Integer max, @Nullable Integer minMonths) {

        /// The ages between months, both included, or null without limits.
        public static @Nullable Ages of(@Nullable Integer minMonths, @Nullable Integer maxMonths) {
            if (maxMonths == null && (minMonths == null || minMonths == 0)) {
                return null;
            }
            var min = minMonths == null ? 0 : minMonths;
            return new Ages(
                    min / 12,
                    maxMonths == null ? null : maxMonths / 12,
                    min % 12 == 0 ? null : min);
        }
    }

    /// Who offers a listing.
    ///
    /// @param respondsWithin hours
    public record Vendor(
            String slug,
            String name,
            List<String> about,
            @Nullable Rating rating,
            @Nullable Image image,
            @Nullable Integer respondsWithin) {}

    /// One package on offer.
    public record Package(
            long id,
            String name,
            String description,
            String kind,
            @Nullable Price price,
            List<String> includes) {}

    /// One typed field.
    public record Field(String key, String label, Object value, String display) {}

    /// A text as paragraphs.
    public static List<String> paragraphs(String text) {
        return text.isBlank()
                ? List.of()
                : text.strip().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /// A text in the locale, or in the brand's default language.
    public static String in(Translated text, String locale, BrandSpec spec) {
        return text.in(locale, spec.defaultLocale());
    }

    /// The parts of a listing's card that only an edit changes; the rest is its pulse.
    record Card(
            long id,
            String slug,
            String title,
            String summary,
            Link category,
            @Nullable PlaceLink place,
            Link vendor,
            String listingType,
            @Nullable String process,
            ListingPrice price,
            @Nullable Rating rating,
            @Nullable Image image,
            @Nullable Ages ages,
            @Nullable String publishedAt) {}

    /// The parts of a listing's page that only an edit changes.
    record Detail(
            long id,
            String slug,
            String title,
            String summary,
            Link category,
            @Nullable Place place,
            Vendor vendor,
            String listingType,
            @Nullable String process,
            ListingPrice price,
            @Nullable Rating rating,
            @Nullable Image image,
            @Nullable Ages ages,
            @Nullable String publishedAt,
            String updatedAt,
            List<String> description,
            List<Image> images,
            List<Package> packages,
            List<Field> fields,
            Map<String, @Nullable String> policies) {}
}
