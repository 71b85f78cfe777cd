package com.manystory.storefront.order;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.manystory.storefront.catalogue.Amount;
import com.manystory.storefront.catalogue.Image;
import com.manystory.storefront.catalogue.ListingCard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A guest's order as payment-service tells it.
///
/// @param number what people quote
/// @param expiresAt until when the seats are held, or null once it no longer matters
/// @param methods how it can be paid, in order of display
/// @param reason why it ended or was refunded, or why the last payment was declined, as a slug, or
///   null
@JsonIgnoreProperties(ignoreUnknown = true)
public record Order(
        String id,
        String number,
        Status status,
        @Nullable Instant expiresAt,
        @Nullable Customer customer,
        List<Line> lines,
        @Nullable Amount subtotal,
        @Nullable Amount fees,
        Amount total,
        @Nullable Payment payment,
        List<String> methods,
        @Nullable Instant createdAt,
        @Nullable Instant confirmedAt,
        @Nullable String reason) {

    public Order {
        lines = lines == null ? List.of() : List.copyOf(lines);
        methods = methods == null ? List.of() : List.copyOf(methods);
    }

    /// Where an order is in its life.
    public enum Status {
        AWAITING_PAYMENT,
        PAYING,
        PAID,
        CONFIRMED,
        CANCELLED,
        EXPIRED,
        FAILED,
        REFUNDED;

        /// Whether the customer still has something to do.
        public boolean isOpen() {
            return this == AWAITING_PAYMENT;
        }

        /// Whether the money arrived.
        public boolean isPaid() {
            return this == PAID || this == CONFIRMED;
        }
    }

    /// Who buys.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Customer(@Nullable String name, @Nullable String email, @Nullable String phone) {}

    /// One thing bought: a session, or a date.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Line(
            @Nullable String listingId,
            @Nullable String listingSlug,
            String title,
            ListingCard.@Nullable Ref vendor,
            @Nullable Slot session,
            @Nullable LocalDate date,
            @Nullable String packageName,
            int quantity,
            @Nullable Amount unitPrice,
            Amount total,
            @Nullable Image image) {}

    /// When it takes place, in the venue's IANA zone.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Slot(String id, Instant start, @Nullable Instant end, String timeZone) {}

    /// The payment so far.
    ///
    /// @param action what the customer has to do at the gateway, or null
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Payment(
            @Nullable String method, @Nullable String status, @Nullable Action action) {}

    /// What the customer has to do for the payment to go on.
    ///
    /// @param kind `transfer`, `scan` or `open-app`
    /// @param details what it takes, such as the `account` to transfer to
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Action(String kind, Map<String, String> details) {

        public Action {
            details = details == null ? Map.of() : Map.copyOf(details);
        }
    }
}
