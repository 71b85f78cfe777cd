package com.manystory.payment.checkout.web;

import com.manystory.payment.gateway.Gateways;
import com.manystory.payment.gateway.PaymentMethod;
import com.manystory.payment.order.Order;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.registry.TenantRegistry;
import org.springframework.stereotype.Component;

/// Reads the chosen method, which must be one that the brand offers for the order.
@Component
class MethodChoice {

    private final Gateways gateways;
    private final TenantRegistry registry;

    MethodChoice(Gateways gateways, TenantRegistry registry) {
        this.gateways = gateways;
        this.registry = registry;
    }

    PaymentMethod choose(Order order, String slug) {
        var payments = registry.find(TenantContext.required()).orElseThrow().spec().payments();
        var terms = order.terms();
        return gateways.methods(terms.gateway(), payments, terms.total()).stream()
                .filter(method -> method.slug().equals(slug))
                .findFirst()
                .orElseThrow(CheckoutProblems::methodUnavailable);
    }
}
