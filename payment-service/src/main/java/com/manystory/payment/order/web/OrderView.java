package com.manystory.payment.order.web;

import com.manystory.payment.gateway.CustomerAction;
import com.manystory.payment.gateway.PaymentMethod;
import com.manystory.payment.order.Customer;
import com.manystory.payment.order.OrderId;
import com.manystory.payment.order.OrderStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An order as its caller reads it.
///
/// @param number what people call the order
/// @param expiresAt until when it may be paid
/// @param customer null until somebody said who it is for
/// @param payment the latest attempt to pay, null before the first
/// @param methods how it can be paid
/// @param reason why it ended or was refunded, or why the last payment was declined, as a slug, or
///   null
public record OrderView(
        OrderId id,
        String number,
        OrderStatus status,
        Instant expiresAt,
        @Nullable Customer customer,
        List<Line> lines,
        MoneyView subtotal,
        MoneyView fees,
        MoneyView total,
        @Nullable Payment payment,
        List<PaymentMethod> methods,
        Instant createdAt,
        @Nullable Instant confirmedAt,
        @Nullable String reason) {

    /// One thing bought.
    ///
    /// @param session when it takes place, null for a day
    /// @param date the day, null for a session
    /// @param packageId the chosen package, or null
    /// @param packageName its name in the order's language, or null
    /// @param image the listing's picture as the catalog describes it
    public record Line(
            String listingId,
            String listingSlug,
            String title,
            Vendor vendor,
            @Nullable Session session,
            @Nullable LocalDate date,
            @Nullable String packageId,
            @Nullable String packageName,
            int quantity,
            MoneyView unitPrice,
            MoneyView total,
            @Nullable JsonNode image) {}

    /// Who sells it.
    public record Vendor(String slug, String name) {}

    /// When it takes place, in the venue's time zone.
    public record Session(
            String id, OffsetDateTime start, @Nullable OffsetDateTime end, String timeZone) {}

    /// An attempt to pay.
    ///
    /// @param status `CREATED`, `PENDING`, `CAPTURED`, `DECLINED` or `VOIDED`
    /// @param action what the customer has to do, or null
    public record Payment(PaymentMethod method, String status, @Nullable CustomerAction action) {}
}
