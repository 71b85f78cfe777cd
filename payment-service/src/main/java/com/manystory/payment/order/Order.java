package com.manystory.payment.order;

import com.manystory.tenancy.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A customer's order. Its verbs are the only way to change it, each refusing what the order's
/// status doesn't allow; times are the database's, never this machine's.
public final class Order {

    private final OrderTerms terms;
    private final long version;
    private final Instant asOf;
    private OrderProgress progress;

    Order(OrderTerms terms, OrderProgress progress, long version, Instant asOf) {
        this.terms = terms;
        this.progress = progress;
        this.version = version;
        this.asOf = asOf;
    }

    /// A new order that waits to be paid.
    public static Order place(OrderTerms terms, @Nullable Customer customer) {
        return new Order(terms, OrderProgress.starting(customer), 0, terms.createdAt());
    }

    /// Says who the order is for, until it is paid.
    public void changeCustomer(Customer customer) {
        if (status() != OrderStatus.AWAITING_PAYMENT) {
            throw new IllegalTransitionException(status(), OrderStatus.AWAITING_PAYMENT);
        }
        progress = progress.customer(customer);
    }

    /// A gateway is about to be asked for the money.
    public void startPaying() {
        progress = progress.to(OrderStatus.PAYING).because(null);
    }

    /// The gateway has the money. An order that ended meanwhile stays as it is, and the money has
    /// to be given back.
    ///
    /// @return whether the order is paid now; if not, refund it
    public boolean capture() {
        if (progress.captured() > 0 || progress.paidAt() != null) {
            throw new IllegalStateException("The order was paid before");
        }
        var captured = progress.captured(terms.total().amount(), asOf);
        if (status().isClosed()) {
            progress = captured;
            return false;
        }
        progress = captured.to(OrderStatus.PAID);
        return true;
    }

    /// The catalog gave the customer the seats.
    public void confirm() {
        progress = progress.to(OrderStatus.CONFIRMED).confirmedAt(asOf);
    }

    /// The gateway didn't get the money; the customer may try again.
    public void awaitAnotherTry(String reason) {
        progress = progress.to(OrderStatus.AWAITING_PAYMENT).because(reason);
    }

    /// The gateway didn't get the money, and that was the last try.
    public void fail(String reason) {
        progress = progress.to(OrderStatus.FAILED).because(reason);
    }

    /// Nobody paid in time.
    public void expire() {
        progress = progress.to(OrderStatus.EXPIRED).because("expired");
    }

    /// The customer gave the order up.
    public void cancel() {
        progress = progress.to(OrderStatus.CANCELLED).because("cancelled-by-customer");
    }

    /// The gateway gave all the money back.
    public void refund(String reason) {
        if (progress.paidAt() == null) {
            throw new IllegalStateException("There is nothing to give back");
        }
        progress = progress.to(OrderStatus.REFUNDED).refunded(progress.captured()).because(reason);
    }

    /// The time left to pay, negative when it has run out.
    public Duration timeLeft() {
        return Duration.between(asOf, terms.expiresAt());
    }

    /// Whether the time to pay has run out.
    public boolean isOverdue() {
        return !asOf.isBefore(terms.expiresAt());
    }

    /// Whether the caller may see it: a customer sees only orders of their own.
    public boolean isVisibleTo(String subject, boolean customer) {
        return !customer || terms.owner() == null || terms.owner().equals(subject);
    }

    public OrderId id() {
        return terms.id();
    }

    /// What was agreed on.
    public OrderTerms terms() {
        return terms;
    }

    public OrderStatus status() {
        return progress.status();
    }

    public Optional<Customer> customer() {
        return Optional.ofNullable(progress.customer());
    }

    /// What the gateway has taken.
    public Money captured() {
        return new Money(progress.captured(), terms.fees().currency());
    }

    /// What was given back.
    public Money refunded() {
        return new Money(progress.refunded(), terms.fees().currency());
    }

    public @Nullable Instant confirmedAt() {
        return progress.confirmedAt();
    }

    /// Why it ended, was refunded or waits for another try, as a slug.
    public @Nullable String reason() {
        return progress.reason();
    }

    long version() {
        return version;
    }

    OrderProgress progress() {
        return progress;
    }
}
