package com.manystory.storefront.order.web;

import com.manystory.storefront.front.Visit;
import com.manystory.storefront.order.Order;
import com.manystory.storefront.page.CheckoutPage;
import com.manystory.storefront.page.CheckoutPage.Step;
import com.manystory.storefront.page.Layouts;
import com.manystory.storefront.page.Templates;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Makes the checkout's pages.
@Component
class CheckoutPages {

    private final Layouts layouts;
    private final Templates templates;

    CheckoutPages(Layouts layouts, Templates templates) {
        this.layouts = layouts;
        this.templates = templates;
    }

    /// A step as the order stands.
    ResponseEntity<byte[]> show(Visit visit, Order order, Step step) {
        var values = new HashMap<String, String>();
        var customer = order.customer();
        if (customer != null) {
            values.put("name", Objects.requireNonNullElse(customer.name(), ""));
            values.put("email", Objects.requireNonNullElse(customer.email(), ""));
            values.put("phone", Objects.requireNonNullElse(customer.phone(), ""));
        }
        values.put("method", method(order));
        return show(visit, HttpStatus.OK, order, step, values, Map.of());
    }

    /// A step again, with what was entered and what is wrong about it.
    ResponseEntity<byte[]> show(
            Visit visit,
            HttpStatus status,
            Order order,
            Step step,
            Map<String, String> values,
            Map<String, String> errors) {
        var spec = visit.site().brand().spec();
        var title = layouts.words(visit).get("checkout." + step.path() + ".title");
        return templates.page(
                status,
                "checkout",
                new CheckoutPage(
                        layouts.plain(visit, title),
                        step,
                        order,
                        UUID.randomUUID().toString(),
                        values,
                        errors,
                        zone(order, spec.timeZone()),
                        spec.payments().gateway().equals("sandbox")));
    }

    /// The method that was tried last, or the first one.
    private static String method(Order order) {
        var tried = order.payment() == null ? null : order.payment().method();
        return tried != null && order.methods().contains(tried)
                ? tried
                : order.methods().stream().findFirst().orElse("");
    }

    private static String zone(Order order, String otherwise) {
        return order.lines().stream()
                .map(Order.Line::session)
                .filter(Objects::nonNull)
                .map(Order.Slot::timeZone)
                .findFirst()
                .orElse(otherwise);
    }
}
