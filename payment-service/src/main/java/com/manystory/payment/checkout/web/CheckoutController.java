package com.manystory.payment.checkout.web;

import com.manystory.payment.checkout.Checkouts;
import com.manystory.payment.idempotency.IdempotencyFilter;
import com.manystory.payment.order.IllegalTransitionException;
import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderId;
import com.manystory.payment.order.web.OrderView;
import com.manystory.payment.order.web.OrderViews;
import com.manystory.payment.order.web.VisibleOrders;
import com.manystory.payment.settlement.Payments;
import com.manystory.tenancy.internal.InternalPrincipal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes an order from held seats to a payment.
@RestController
@RequestMapping("/api/v1/checkouts")
@Tag(name = "Checkouts")
class CheckoutController {

    private final Checkouts checkouts;
    private final Payments payments;
    private final VisibleOrders orders;
    private final OrderViews views;
    private final MethodChoice methods;

    CheckoutController(
            Checkouts checkouts,
            Payments payments,
            VisibleOrders orders,
            OrderViews views,
            MethodChoice methods) {
        this.checkouts = checkouts;
        this.payments = payments;
        this.orders = orders;
        this.views = views;
        this.methods = methods;
    }

    @PostMapping
    @Operation(summary = "Hold seats and make an order of them")
    @Parameter(name = IdempotencyFilter.HEADER, in = ParameterIn.HEADER, required = true)
    ResponseEntity<OrderView> start(
            @Valid @RequestBody CheckoutRequest request,
            @Parameter(hidden = true) @RequestAttribute(IdempotencyFilter.OPERATION) UUID operation,
            @AuthenticationPrincipal InternalPrincipal caller) {
        var owner = caller.roles().contains("customer") ? caller.subject() : null;
        var order = checkouts.start(new OrderId(operation), request.toWish(owner));
        return ResponseEntity.created(URI.create("/api/v1/checkouts/" + order.id()))
                .cacheControl(CacheControl.noStore())
                .body(views.of(order, null));
    }

    @PutMapping("/{id}/customer")
    @Operation(summary = "Say who the order is for")
    ResponseEntity<OrderView> customer(
            @PathVariable String id,
            @Valid @RequestBody CustomerRequest request,
            @AuthenticationPrincipal InternalPrincipal caller) {
        var order = orders.get(id, caller);
        try {
            checkouts.changeCustomer(order.id(), request.toCustomer());
        } catch (IllegalTransitionException late) {
            throw CheckoutProblems.tooLate(late.from());
        }
        return current(order, caller);
    }

    @PostMapping("/{id}/pay")
    @Operation(summary = "Pay the order; the answer may be pending")
    @Parameter(name = IdempotencyFilter.HEADER, in = ParameterIn.HEADER, required = true)
    ResponseEntity<OrderView> pay(
            @PathVariable String id,
            @Valid @RequestBody PayRequest request,
            @Parameter(hidden = true) @RequestAttribute(IdempotencyFilter.OPERATION) UUID operation,
            @AuthenticationPrincipal InternalPrincipal caller) {
        var order = orders.get(id, caller);
        if (order.customer().isEmpty()) {
            throw CheckoutProblems.customerMissing();
        }
        var method = methods.choose(order, request.method());
        if (!payments.pay(operation, order.id(), method, request.outcome())) {
            var now = orders.get(id, caller);
            throw now.isOverdue()
                    ? CheckoutProblems.expired()
                    : CheckoutProblems.tooLate(now.status());
        }
        return current(order, caller);
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "Give an unpaid order up")
    @Parameter(name = IdempotencyFilter.HEADER, in = ParameterIn.HEADER, required = true)
    ResponseEntity<OrderView> cancel(
            @PathVariable String id, @AuthenticationPrincipal InternalPrincipal caller) {
        var order = orders.get(id, caller);
        if (!checkouts.cancel(order.id())) {
            throw CheckoutProblems.tooLate(orders.get(id, caller).status());
        }
        return current(order, caller);
    }

    private ResponseEntity<OrderView> current(Order order, InternalPrincipal caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(views.of(orders.get(order.id().toString(), caller), null));
    }
}
