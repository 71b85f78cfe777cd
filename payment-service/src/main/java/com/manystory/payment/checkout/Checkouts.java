package com.manystory.payment.checkout;

import com.manystory.payment.due.DueWork;
import com.manystory.payment.gateway.Gateways;
import com.manystory.payment.order.Customer;
import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderCancelled;
import com.manystory.payment.order.OrderId;
import com.manystory.payment.order.OrderLine;
import com.manystory.payment.order.OrderNumbers;
import com.manystory.payment.order.OrderStatus;
import com.manystory.payment.order.OrderTerms;
import com.manystory.payment.order.Orders;
import com.manystory.payment.settlement.Payments;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.brand.BrandSpec;
import com.manystory.tenancy.messaging.Outbox;
import com.manystory.tenancy.money.Money;
import com.manystory.tenancy.registry.TenantRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes orders of seats that the catalog holds, and gives them up again.
@Service
public class Checkouts {

    private static final Logger LOG = LoggerFactory.getLogger(Checkouts.class);

    /// The catalog's own limit.
    private static final Duration LONGEST_HOLD = Duration.ofDays(1);

    private final Catalog catalog;
    private final Orders orders;
    private final Payments payments;
    private final TenantRegistry registry;
    private final DueWork due;
    private final Outbox outbox;
    private final CheckoutSettings settings;
    private final TransactionTemplate transaction;

    Checkouts(
            Catalog catalog,
            Orders orders,
            Payments payments,
            TenantRegistry registry,
            DueWork due,
            Outbox outbox,
            CheckoutSettings settings,
            TransactionTemplate transaction) {
        this.catalog = catalog;
        this.orders = orders;
        this.payments = payments;
        this.registry = registry;
        this.due = due;
        this.outbox = outbox;
        this.settings = settings;
        this.transaction = transaction;
    }

    /// Holds the seats, then makes the order. Should we die in between, the hold runs out by
    /// itself, or the repeated call finds it again by the order's id.
    public Order start(OrderId id, StartCheckout wish) {
        var known = orders.find(id);
        if (known.isPresent()) {
            return known.get();
        }
        var brand = registry.find(TenantContext.required()).orElseThrow().spec();
        var locale = locale(brand, wish);
        var holdTime = holdTime(brand);
        var listing = catalog.listing(wish.listingSlug(), locale);
        var held = catalog.hold(id, wish, listing, held(holdTime));
        try {
            HeldSeatsCheck.check(held, wish, listing, brand.currency());
            due.markIn(holdTime.plusMillis(200));
            orders.add(Order.place(terms(id, wish, brand, locale, listing, held), wish.customer()));
        } catch (RuntimeException failed) {
            release(held);
            throw failed;
        }
        return orders.find(id).orElseThrow();
    }

    /// Says who the order is for.
    ///
    /// @throws com.manystory.payment.order.IllegalTransitionException when it is too late
    public void changeCustomer(OrderId id, Customer customer) {
        transaction.executeWithoutResult(_ -> {
            var order = orders.lock(id).orElseThrow();
            order.changeCustomer(customer);
            orders.save(order);
        });
    }

    /// Gives the order up, if it isn't paid; cancelling again changes nothing.
    ///
    /// @return whether it is cancelled now
    public boolean cancel(OrderId id) {
        // A payment that is declined just now makes the order wait again.
        return tryCancel(id) || (isWaiting(id) && tryCancel(id));
    }

    private boolean isWaiting(OrderId id) {
        return orders.find(id)
                .filter(order -> order.status() == OrderStatus.AWAITING_PAYMENT)
                .isPresent();
    }

    private boolean tryCancel(OrderId id) {
        var unpaid =
                transaction.execute(_ -> {
                    var order = orders.lock(id).orElseThrow();
                    if (order.status() == OrderStatus.AWAITING_PAYMENT) {
                        order.cancel();
                        close(order);
                        return true;
                    }
                    return order.status() == OrderStatus.CANCELLED;
                });
        return Boolean.TRUE.equals(unpaid) || payments.cancel(id);
    }

    /// Ends the order if its time has run out and it isn't paid.
    void expire(OrderId id) {
        transaction.executeWithoutResult(_ ->
                orders.lock(id)
                        .filter(o -> o.status() == OrderStatus.AWAITING_PAYMENT)
                        .filter(Order::isOverdue)
                        .ifPresent(order -> {
                            order.expire();
                            close(order);
                        }));
    }

    private void close(Order order) {
        orders.save(order);
        var reason = order.reason() == null ? "closed" : order.reason();
        outbox.publish(
                OrderCancelled.TOPIC,
                new OrderCancelled(order.id(), order.terms().reservations(), reason),
                order.id().toString());
    }

    private OrderTerms terms(
            OrderId id,
            StartCheckout wish,
            BrandSpec brand,
            String locale,
            ListedItem listing,
            HeldSeats held) {
        var line =
                new OrderLine(
                        listing.id(),
                        listing.slug(),
                        listing.title(),
                        listing.vendorSlug(),
                        listing.vendorName(),
                        held.packageId(),
                        listing.packageName(held.packageId()),
                        held.booking(),
                        held.quantity(),
                        held.price(),
                        brand.commission().basisPoints(),
                        held.reservationId(),
                        listing.image());
        var now = orders.now();
        var until = now.plus(holdTime(brand));
        return new OrderTerms(
                id,
                OrderNumbers.next(),
                wish.owner(),
                locale,
                Gateways.choose(brand.payments(), line.total()),
                List.of(line),
                Money.zero(brand.currency()),
                now,
                until.isBefore(held.expiresAt()) ? until : held.expiresAt());
    }

    private Duration holdTime(BrandSpec brand) {
        var fixed = settings.holdTime();
        return fixed != null ? fixed : Duration.ofMinutes(brand.payments().holdMinutes());
    }

    private Duration held(Duration payable) {
        var wanted = payable.plus(settings.grace());
        return wanted.compareTo(LONGEST_HOLD) < 0 ? wanted : LONGEST_HOLD;
    }

    private static String locale(BrandSpec brand, StartCheckout wish) {
        var wanted = wish.locale();
        return wanted != null && brand.locales().contains(wanted) ? wanted : brand.defaultLocale();
    }

    private void release(HeldSeats held) {
        try {
            catalog.release(held.reservationId());
        } catch (RuntimeException failed) {
            LOG.warn("Reservation {} will only be released by its expiry", held.reservationId());
        }
    }
}
