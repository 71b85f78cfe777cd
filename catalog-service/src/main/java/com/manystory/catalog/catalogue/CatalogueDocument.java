package com.manystory.catalog.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.manystory.catalog.text.Translated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The entries of a catalogue document. Keys are the outside ids by which entries refer to each
/// other and are updated; an entry refers to earlier ones, or to those that the brand has already.
public final class CatalogueDocument {

    private CatalogueDocument() {}

    /// A category.
    ///
    /// @param scene what to draw for it, or null
    /// @param position its place among its siblings
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CategoryEntry(
            String key,
            @Nullable String parent,
            @Nullable Translated slug,
            Translated name,
            @Nullable Translated description,
            @Nullable String scene,
            @Nullable Integer position,
            @Nullable List<FieldEntry> fields) {}

    /// A typed field of the listings in a category and below. A category's own field stands before
    /// one with the same key above.
    ///
    /// @param type `text`, `number`, `boolean`, `choice` or `money`
    /// @param facet whether customers can filter by it
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record FieldEntry(
            String key,
            String type,
            Translated label,
            @Nullable List<ChoiceEntry> choices,
            @Nullable Boolean facet) {}

    /// One choice of a field.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ChoiceEntry(String value, Translated label) {}

    /// A place.
    ///
    /// @param kind `city`, `area` or `venue`
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PlaceEntry(
            String key,
            String kind,
            @Nullable String parent,
            @Nullable String slug,
            Translated name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String timeZone,
            @Nullable String address) {}

    /// A vendor.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record VendorEntry(
            String key,
            String name,
            @Nullable String slug,
            @Nullable Translated about,
            @Nullable String place,
            @Nullable Integer respondsWithinHours,
            @Nullable RatingEntry rating,
            @Nullable String scene) {}

    /// What customers gave.
    public record RatingEntry(@Nullable BigDecimal average, int count) {}

    /// A listing with all that belongs to it. What is null stays as it is; what is empty is
    /// removed.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ListingEntry(
            String key,
            String vendor,
            String category,
            @Nullable String place,
            String listingType,
            @Nullable String slug,
            Translated title,
            @Nullable Translated summary,
            @Nullable Translated description,
            @Nullable AgesEntry ages,
            @Nullable RatingEntry rating,
            @Nullable Map<String, Object> fields,
            @Nullable List<String> tags,
            @Nullable PriceEntry price,
            @Nullable List<PackageEntry> packages,
            @Nullable List<ImageEntry> images,
            @Nullable Instant publishedAt,
            @Nullable List<SeriesEntry> series,
            @Nullable List<LocalDate> blockedDates) {

        /// This listing with other values of its typed fields.
        ListingEntry withFields(Map<String, Object> values) {
            return new ListingEntry(
                    key,
                    vendor,
                    category,
                    place,
                    listingType,
                    slug,
                    title,
                    summary,
                    description,
                    ages,
                    rating,
                    values,
                    tags,
                    price,
                    packages,
                    images,
                    publishedAt,
                    series,
                    blockedDates);
        }
    }

    /// Ages in years, both included; months are added to the years.
    public record AgesEntry(
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Integer minMonths,
            @Nullable Integer maxMonths) {

        /// The least age in months, or null when it isn't said; 0 is no limit.
        @Nullable Integer fromMonths() {
            return min == null && minMonths == null
                    ? null
                    : (min == null ? 0 : min * 12) + (minMonths == null ? 0 : minMonths);
        }

        /// The greatest age in months, or null without a limit; a whole year counts to its end.
        @Nullable Integer toMonths() {
            if (maxMonths != null && maxMonths > 0) {
                return (max == null ? 0 : max * 12) + maxMonths;
            }
            return max == null ? null : max * 12 + 11;
        }
    }

    /// A price.
    ///
    /// @param amount in minor units
    /// @param unit `session`, `course`, `package`, `person` or `event`
    public record PriceEntry(@Nullable Long amount, @Nullable String unit) {}

    /// A package.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PackageEntry(
            String key,
            Translated name,
            @Nullable Translated description,
            String kind,
            @Nullable Long amount,
            @Nullable Map<String, List<String>> includes) {}

    /// A picture: one that is drawn, or the id of one that was uploaded.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ImageEntry(
            @Nullable String asset,
            @Nullable String scene,
            @Nullable Long seed,
            @Nullable String season,
            @Nullable String time,
            @Nullable Translated alt) {}

    /// Sessions that recur.
    ///
    /// @param weekdays `mon` to `sun`
    /// @param startTime local time of the venue, `16:00`
    /// @param until the last day, or null for no end
    /// @param exclusions days without a session
    /// @param capacity seats of each session, or null for no limit
    /// @param ages for whom the sessions are, where that isn't whom the listing is for; a limit
    ///   that it doesn't say is the listing's
    /// @param seatsTaken seats sold elsewhere: one number for every session, or one for each in
    ///   order
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record SeriesEntry(
            String key,
            String timeZone,
            List<String> weekdays,
            String startTime,
            int durationMinutes,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable List<LocalDate> exclusions,
            @Nullable Integer capacity,
            @Nullable PriceEntry price,
            @Nullable Boolean trial,
            @Nullable AgesEntry ages,
            @Nullable Object seatsTaken) {}

    /// An entry that was left out.
    ///
    /// @param pointer the field, within the entry, as a JSON pointer
    /// @param key the entry's key
    /// @param detail what is wrong
    public record Rejection(String pointer, String key, String detail) {}
}
