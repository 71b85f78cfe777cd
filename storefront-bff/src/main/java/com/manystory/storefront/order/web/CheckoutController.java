package com.manystory.storefront.order.web;

import com.manystory.storefront.front.Visit;
import com.manystory.storefront.order.GuestOrders;
import com.manystory.storefront.order.Order;
import com.manystory.storefront.order.Orders;
import com.manystory.storefront.page.CheckoutPage.Step;
import com.manystory.storefront.page.Layouts;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The steps of a guest's checkout. Each has an address of its own, so that Back works; an order
/// that is at another step sends the visitor there.
@Controller
@RequestMapping("/{locale:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*}/checkout/{id:[A-Za-z0-9-]{1,64}}")
class CheckoutController {

    private final Orders orders;
    private final GuestOrders guests;
    private final CheckoutPages pages;
    private final Layouts layouts;

    CheckoutController(Orders orders, GuestOrders guests, CheckoutPages pages, Layouts layouts) {
        this.orders = orders;
        this.guests = guests;
        this.pages = pages;
        this.layouts = layouts;
    }

    @GetMapping("/{step:details|payment|done}")
    ResponseEntity<byte[]> step(
            Visit visit,
            @PathVariable String id,
            @PathVariable String step,
            HttpServletRequest request) {
        var order = find(visit, id, request);
        var asked = Step.valueOf(step.toUpperCase(Locale.ROOT));
        var due = due(order, asked);
        return due == asked ? pages.show(visit, order, asked) : redirect(visit, id, due);
    }

    @PostMapping("/details")
    ResponseEntity<byte[]> details(
            Visit visit,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request) {
        var order = find(visit, id, request);
        if (!order.status().isOpen()) {
            return redirect(visit, id, Step.DONE);
        }
        var form = CheckoutForm.of(entered, layouts.words(visit));
        if (!form.errors().isEmpty()) {
            return again(visit, order, Step.DETAILS, form.values(), form.errors());
        }
        orders.changeCustomer(id, Orders.compact(form.values()));
        return redirect(visit, id, Step.PAYMENT);
    }

    @PostMapping("/payment")
    ResponseEntity<byte[]> payment(
            Visit visit,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> entered,
            HttpServletRequest request) {
        var order = find(visit, id, request);
        var words = layouts.words(visit);
        var method = Objects.requireNonNullElse(entered.getFirst("method"), "");
        if (due(order, Step.PAYMENT) != Step.PAYMENT) {
            return redirect(visit, id, due(order, Step.PAYMENT));
        }
        if (!order.methods().contains(method)) {
            return again(
                    visit,
                    order,
                    Step.PAYMENT,
                    Map.of(),
                    Map.of("method", words.get("error.choose")));
        }
        var wanted =
                Orders.compact(
                        Map.of(
                                "method",
                                method,
                                "outcome",
                                Objects.requireNonNullElse(entered.getFirst("outcome"), "")));
        try {
            var after = orders.pay(id, wanted, FormKeys.of(entered.getFirst("key"))).order();
            // A declined payment is shown at the step's own address, with the order's reason and a
            // new key: reloading that tries nothing again.
            return redirect(visit, id, due(after, Step.DONE));
        } catch (ProblemException problem) {
            if (problem.status().is5xxServerError()) {
                throw problem;
            }
            var expired = problem.slug().equals("order-expired");
            if (problem.status() == HttpStatus.CONFLICT && !expired) {
                return redirect(visit, id, Step.DONE);
            }
            return again(
                    visit,
                    order,
                    Step.PAYMENT,
                    Map.of("method", method),
                    Map.of("", words.get(expired ? "checkout.hold-over" : "error.try-again")));
        }
    }

    private Order find(Visit visit, String id, HttpServletRequest request) {
        guests.requireOwner(visit.site().brand(), id, request);
        return orders.find(id, visit.language()).order();
    }

    /// The step that the order is at, or the one asked for where that is possible.
    private static Step due(Order order, Step asked) {
        if (!order.status().isOpen()) {
            return Step.DONE;
        }
        var customer = order.customer();
        if (customer == null || customer.email() == null) {
            return Step.DETAILS;
        }
        return asked == Step.DONE ? Step.PAYMENT : asked;
    }

    private ResponseEntity<byte[]> again(
            Visit visit,
            Order order,
            Step step,
            Map<String, String> values,
            Map<String, String> errors) {
        return pages.show(visit, HttpStatus.UNPROCESSABLE_CONTENT, order, step, values, errors);
    }

    private ResponseEntity<byte[]> redirect(Visit visit, String id, Step step) {
        var address = layouts.links(visit).checkout(id, step.path());
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
    }
}
