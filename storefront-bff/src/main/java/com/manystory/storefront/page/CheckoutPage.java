package com.manystory.storefront.page;

import com.manystory.storefront.order.Order;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step of a checkout, personal and never stored. Each form posts to its own address
/// ([#action()]) and carries [#formKey()] as hidden `key`.
///
/// @param step which one
/// @param formKey makes a repeated post of this very form harmless
/// @param values as entered, by field: `name`, `email`, `phone`, `method`
/// @param errors by field, in words; an empty field name is about the whole form
/// @param timeZone the zone that the expiry is shown in
/// @param sandbox whether payments are pretended, so that the form offers the `outcome`s `success`,
///   `decline` and `timeout`
public record CheckoutPage(
        Layout layout,
        Step step,
        Order order,
        String formKey,
        Map<String, String> values,
        Map<String, String> errors,
        String timeZone,
        boolean sandbox) {

    /// Where this step's form is posted.
    public String action() {
        return layout.links().checkout(order.id(), step.path());
    }

    /// What was entered, empty for nothing.
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /// What is wrong with a field, or null.
    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /// What went wrong with the form or, before, with a payment, and what to do now; or null.
    public @Nullable String problem() {
        var wrong = error("");
        var reason = reason();
        return wrong == null && reason != null && order.status().isOpen()
                ? reason + " " + layout.words().get("checkout.try-again")
                : wrong;
    }

    /// Why the order ended or waits for another try, in words, or null.
    public @Nullable String reason() {
        var reason = order.reason();
        if (reason == null) {
            return null;
        }
        var words = layout.words();
        var unpaid = order.status().isOpen() || order.status() == Order.Status.FAILED;
        return words.getOr(
                "order.reason." + reason,
                words.get(unpaid ? "order.reason.unpaid" : "order.reason.other"));
    }

    /// The steps, in order.
    public enum Step {
        DETAILS("details"),
        PAYMENT("payment"),
        DONE("done");

        private final String path;

        Step(String path) {
            this.path = path;
        }

        /// The last part of the step's address.
        public String path() {
            return path;
        }
    }
}
