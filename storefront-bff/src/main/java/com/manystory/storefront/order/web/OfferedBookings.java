package com.manystory.storefront.order.web;

import com.manystory.storefront.front.Visit;
import com.manystory.tenancy.brand.Feature;
import java.util.Map;

/// What can be booked on a brand's website, as its switches have it.
final class OfferedBookings {

    private static final Map<String, Feature> CHOICES =
            Map.of(
                    "sessionId", Feature.SESSIONS,
                    "date", Feature.DATES,
                    "packageId", Feature.PACKAGES);

    private OfferedBookings() {}

    /// Goes on only where the brand takes bookings, and such ones.
    static void require(Visit visit, Map<String, ?> wanted) {
        visit.require(Feature.BOOKINGS);
        CHOICES.forEach((choice, feature) -> {
            if (wanted.get(choice) != null) {
                visit.require(feature);
            }
        });
    }
}
