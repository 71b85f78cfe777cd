package com.manystory.catalog.reservation;

import com.manystory.catalog.config.Brands;
import com.manystory.tenancy.brand.BrandSpec.ListingType;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// On which terms a listing can be booked: by the process of its type, and for the price of the
/// chosen package.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BookingTerms {

    private static final Set<String> BY_SEAT = Set.of("instant-seat", "redeem-pass");
    private static final Set<String> BY_DATE = Set.of("request-to-book");

    private final JdbcClient jdbc;
    private final Brands brands;

    BookingTerms(JdbcClient jdbc, Brands brands) {
        this.jdbc = jdbc;
        this.brands = brands;
    }

    /// @throws ProblemException `not-bookable` when listings of the type aren't sold by the seat
    void requireSeats(String listingType) {
        require(BY_SEAT, listingType, "Seats of this listing can't be booked.");
    }

    /// @throws ProblemException `not-bookable` when listings of the type aren't sold by the date
    void requireDates(String listingType) {
        require(BY_DATE, listingType, "Dates of this listing can't be booked. Send an inquiry.");
    }

    /// The package of the listing, or null when none is asked for.
    ///
    /// @throws ProblemException `not-bookable` when there is no such package with a price
    @Nullable ChosenPackage choose(long listing, @Nullable String packageId) {
        return packageId == null
                ? null
                : find(listing, packageId)
                        .orElseThrow(() ->
                                refused(
                                        "The listing has no such package with a price.",
                                        "/packageId"));
    }

    private Optional<ChosenPackage> find(long listing, String packageId) {
        if (!packageId.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        SELECT id, name::text, amount FROM listing_package
                        WHERE listing_id = ? AND id = ? AND kind <> 'on-request'
                        """)
                .params(listing, Long.parseLong(packageId))
                .query((row, n) ->
                        new ChosenPackage(row.getLong(1), row.getString(2), row.getLong(3)))
                .optional();
    }

    /// A type that the brand doesn't have any more is nothing to be sold.
    private void require(Set<String> processes, String listingType, String otherwise) {
        var isRight =
                brands.spec().listingTypes().stream()
                        .filter(type -> type.id().equals(listingType))
                        .map(ListingType::process)
                        .map(process -> process.replaceFirst("/.*", ""))
                        .anyMatch(processes::contains);
        if (!isRight) {
            throw refused(otherwise, "");
        }
    }

    private static ProblemException refused(String detail, String pointer) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "not-bookable",
                "Not bookable",
                detail,
                List.of(new FieldError(pointer, detail)));
    }
}
