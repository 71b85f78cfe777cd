package com.manystory.payment.order.web;

import com.manystory.tenancy.internal.InternalPrincipal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reads orders.
@RestController
@Tag(name = "Orders")
class OrderController {

    private final VisibleOrders orders;
    private final OrderViews views;

    OrderController(VisibleOrders orders, OrderViews views) {
        this.orders = orders;
        this.views = views;
    }

    @GetMapping({"/api/v1/orders/{id}", "/api/v1/checkouts/{id}"})
    @Operation(summary = "Read an order, unpaid or paid")
    ResponseEntity<OrderView> get(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String locale,
            @AuthenticationPrincipal InternalPrincipal caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(views.of(orders.get(id, caller), locale));
    }
}
