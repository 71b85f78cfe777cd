package com.manystory.tenancy.brand;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a brand may switch off on its website and in its brand API, by the `features.switches` of
/// its desired state. What isn't named there is on. What is off is on no page and in no answer, and
/// its addresses answer 404.
public enum Feature {
    /// The ages that an offer is for, and finding by age.
    AGES,
    /// Booking from the website. Orders that were begun before go on.
    BOOKINGS,
    /// Finding by date, and booking a date.
    DATES,
    /// Asking a vendor.
    INQUIRIES,
    /// The packages that a listing offers.
    PACKAGES,
    /// What customers thought of it, and finding by that.
    RATINGS,
    /// How many seats are left. That none is, is told all the same.
    SEATS,
    /// Sessions with their times, and booking one.
    SESSIONS,
    /// Which sessions are trials.
    TRIALS,
    /// The weekly rhythm of an offer, and finding by weekday.
    WEEKDAYS;

    private static final Set<String> NAMES =
            Collections.unmodifiableSet(
                    Stream.of(values())
                            .map(Feature::key)
                            .collect(LinkedHashSet::new, Set::add, Set::addAll));

    /// Its switch's name in desired states.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The names of all switches.
    public static Set<String> names() {
        return NAMES;
    }

    /// The feature whose switch has that name.
    public static Optional<Feature> named(String key) {
        return Stream.of(values()).filter(feature -> feature.key().equals(key)).findFirst();
    }
}
