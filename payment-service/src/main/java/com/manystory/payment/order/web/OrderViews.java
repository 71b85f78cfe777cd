package com.manystory.payment.order.web;

import com.manystory.payment.gateway.Gateways;
import com.manystory.payment.order.Booking;
import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderLine;
import com.manystory.payment.settlement.Attempt;
import com.manystory.payment.settlement.Attempts;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Shows orders in a language.
@Component
public class OrderViews {

    private final Attempts attempts;
    private final Gateways gateways;
    private final TenantRegistry registry;

    OrderViews(Attempts attempts, Gateways gateways, TenantRegistry registry) {
        this.attempts = attempts;
        this.gateways = gateways;
        this.registry = registry;
    }

    /// The order in the language, or in the one it was ordered in.
    public OrderView of(Order order, @Nullable String language) {
        var terms = order.terms();
        var locale = Locale.forLanguageTag(language == null ? terms.locale() : language);
        var payments = registry.find(TenantContext.required()).orElseThrow().spec().payments();
        return new OrderView(
                order.id(),
                terms.number(),
                order.status(),
                terms.expiresAt(),
                order.customer().orElse(null),
                terms.lines().stream().map(line -> line(line, locale)).toList(),
                MoneyView.of(terms.subtotal(), locale),
                MoneyView.of(terms.fees(), locale),
                MoneyView.of(terms.total(), locale),
                attempts.latest(order.id()).map(OrderViews::payment).orElse(null),
                gateways.methods(terms.gateway(), payments, terms.total()),
                terms.createdAt(),
                order.confirmedAt(),
                order.reason());
    }

    private static OrderView.Payment payment(Attempt attempt) {
        return new OrderView.Payment(
                attempt.method(),
                attempt.status().name(),
                attempt.status().isOpen() ? attempt.action() : null);
    }

    private static OrderView.Line line(OrderLine line, Locale locale) {
        return new OrderView.Line(
                line.listingId(),
                line.listingSlug(),
                line.title(),
                new OrderView.Vendor(line.vendorSlug(), line.vendorName()),
                session(line.booking()),
                date(line.booking()),
                line.packageId(),
                line.packageName(),
                line.quantity(),
                MoneyView.of(line.unitPrice(), locale),
                MoneyView.of(line.total(), locale),
                line.image());
    }

    private static OrderView.@Nullable Session session(Booking booking) {
        if (!(booking instanceof Booking.OfSession session)) {
            return null;
        }
        var end = session.end();
        return new OrderView.Session(
                session.sessionId(),
                local(session.start(), session.timeZone()),
                end == null ? null : local(end, session.timeZone()),
                session.timeZone().getId());
    }

    private static OffsetDateTime local(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }

    private static @Nullable LocalDate date(Booking booking) {
        return booking instanceof Booking.OfDate(var date) ? date : null;
    }
}
