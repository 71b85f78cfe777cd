package com.manystory.payment.checkout.web;

import com.manystory.payment.order.OrderStatus;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;

/// What can be wrong about a checkout.
final class CheckoutProblems {

    private CheckoutProblems() {}

    static ProblemException tooLate(OrderStatus status) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "order-not-open",
                "Order not open",
                "The order is %s, which doesn't allow this.".formatted(status));
    }

    static ProblemException expired() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "order-expired",
                "Order expired",
                "The time to pay has run out and the seats are free again.");
    }

    static ProblemException customerMissing() {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "customer-missing",
                "Customer missing",
                "Say who the order is for before paying.",
                List.of(new FieldError("/customer", "is needed before paying")));
    }

    static ProblemException methodUnavailable() {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "method-unavailable",
                "Method unavailable",
                "The order can't be paid this way.",
                List.of(new FieldError("/method", "must be one of the order's methods")));
    }
}
