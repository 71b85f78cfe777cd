package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a list shows of a listing.
///
/// @param listingType the brand's listing type
/// @param process the versioned booking process, such as `instant-seat/1`
/// @param badges any of `trial`, `last-seats`, `new`, `popular` and `free`
/// @param nextSession the soonest session that can be booked, or null
/// @param schedule the weekly rhythm, or null
@JsonIgnoreProperties(ignoreUnknown = true)
public record ListingCard(
        String id,
        String slug,
        String title,
        @Nullable String summary,
        Ref category,
        @Nullable PlaceRef place,
        Ref vendor,
        String listingType,
        String process,
        @Nullable Price price,
        @Nullable Rating rating,
        @Nullable Image image,
        List<String> badges,
        @Nullable Ages ages,
        @Nullable NextSession nextSession,
        @Nullable Schedule schedule,
        @Nullable Instant publishedAt) {

    public ListingCard {
        process = process == null ? "inquiry/1" : process;
        badges = badges == null ? List.of() : List.copyOf(badges);
    }

    /// Whether the process' name, without its version, is this one.
    public boolean bookedBy(String name) {
        return process.equals(name) || process.startsWith(name + "/");
    }

    /// A named thing with a page of its own.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Ref(String slug, String name) {}

    /// Where it happens.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record PlaceRef(
            String slug,
            String name,
            @Nullable String area,
            @Nullable String address,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    /// What it costs.
    ///
    /// @param from the lowest price, or null when it is told on request
    /// @param unit `session`, `course`, `package`, `person` or `event`
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Price(@Nullable Amount from, @Nullable String unit) {}

    /// What customers thought of it.
    ///
    /// @param average 1 to 5, or null without ratings
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Rating(@Nullable Double average, int count) {}

    /// Who it is for, in years.
    ///
    /// @param max the oldest, or null without a limit
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Ages(@Nullable Integer min, @Nullable Integer max) {}

    /// The soonest session.
    ///
    /// @param seats those that are left, or null without a limit
    /// @param capacity all seats, or null without a limit
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record NextSession(
            String id,
            Instant start,
            Instant end,
            String timeZone,
            @JsonProperty("seatsLeft") @Nullable Integer seats,
            @Nullable Integer capacity) {

        /// The seats that are left, [Integer#MAX_VALUE] without a limit.
        public int seatsLeft() {
            return seats == null ? Integer.MAX_VALUE : seats;
        }
    }

    /// A weekly rhythm.
    ///
    /// @param weekdays `mon` to `sun`
    /// @param startTime local time, `16:00`
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Schedule(
            List<String> weekdays, @Nullable String startTime, @Nullable String endTime) {

        public Schedule {
            weekdays = weekdays == null ? List.of() : List.copyOf(weekdays);
        }
    }
}
