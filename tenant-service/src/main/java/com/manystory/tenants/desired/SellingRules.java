package com.manystory.tenants.desired;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is sold, how it is booked and paid, and what the brand takes.
final class SellingRules implements Rule {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Set<String> PROCESSES =
            Set.of(
                    "inquiry/1",
                    "quote-deposit/1",
                    "instant-seat/1",
                    "request-to-book/1",
                    "redeem-pass/1");
    private static final Set<String> GATEWAYS = Set.of("sandbox");

    /// Methods that are paid in one currency only.
    private static final Map<String, String> CURRENCIES =
            Map.of("qris", "IDR", "virtual-account", "IDR", "paynow", "SGD");

    private static final Set<String> METHODS =
            Set.of("card", "bank-transfer", "e-wallet", "qris", "paynow", "virtual-account");

    @Override
    public void check(DesiredState state, Violations violations) {
        listingTypes(state, violations);
        payments(state.payments(), state.currency(), violations);
        var commission = state.commission();
        if (commission != null && commission.basisPoints() != null) {
            int points = commission.basisPoints();
            if (points < 0 || points > 10_000) {
                violations.add(
                        "/commission/basisPoints",
                        "The commission is 0 to 10000 hundredths of a percent; 1000 is 10 %.");
            }
        }
    }

    private static void listingTypes(DesiredState state, Violations violations) {
        List<DesiredState.@Nullable ListingType> types = state.listingTypes();
        if (types == null) {
            return;
        }
        Texts.atMost(types, 50, "/listingTypes", violations);
        var seen = new HashSet<String>();
        for (int i = 0; i < types.size(); i++) {
            var type = types.get(i);
            if (type == null) {
                continue;
            }
            var at = Violations.element("/listingTypes", i);
            id(type.id(), seen, at + "/id", violations);
            process(type.process(), at + "/process", violations);
            Texts.translated(type.name(), state, 60, at + "/name", violations);
        }
    }

    private static void id(
            @Nullable String id, Set<String> seen, String pointer, Violations violations) {
        if (id == null) {
            violations.add(pointer, "A listing type needs an id, such as venue.");
        } else if (!ID.matcher(id).matches()) {
            violations.add(
                    pointer,
                    "An id is a lower-case letter, then up to 39 lower-case letters, digits or"
                            + " hyphens.");
        } else if (!seen.add(id)) {
            violations.add(pointer, "Another listing type has the id \"%s\".".formatted(id));
        }
    }

    private static void process(@Nullable String process, String pointer, Violations violations) {
        if (process == null) {
            violations.add(
                    pointer,
                    "A listing type needs the process that it is booked by, such as inquiry/1.");
        } else if (PROCESSES.contains(process + "/1")) {
            violations.add(
                    pointer,
                    "Name the version of the process as well: \"%s/1\".".formatted(process));
        } else {
            Texts.oneOf(process, PROCESSES, pointer, violations);
        }
    }

    private static void payments(
            DesiredState.@Nullable Payments payments,
            @Nullable String currency,
            Violations violations) {
        if (payments == null) {
            return;
        }
        Texts.oneOf(payments.gateway(), GATEWAYS, "/payments/gateway", violations);
        Texts.plain(payments.account(), 100, "/payments/account", violations);
        var methods = payments.methods();
        if (methods != null) {
            if (methods.isEmpty()) {
                violations.add("/payments/methods", "Offer at least one method, such as card.");
            }
            Texts.eachOf(methods, METHODS, "/payments/methods", violations);
            for (int i = 0; i < methods.size(); i++) {
                var at = Violations.element("/payments/methods", i);
                currency(methods.get(i), currency, at, violations);
            }
        }
        hold(payments.holdMinutes(), violations);
    }

    private static void currency(
            @Nullable String method,
            @Nullable String currency,
            String pointer,
            Violations violations) {
        var only = method == null ? null : CURRENCIES.get(method);
        if (only != null && currency != null && !only.equals(currency)) {
            violations.add(
                    pointer,
                    "The method %s takes %s only, and the brand sells in %s."
                            .formatted(method, only, currency));
        }
    }

    private static void hold(@Nullable Integer hold, Violations violations) {
        if (hold != null && (hold < 1 || hold > 1440)) {
            violations.add(
                    "/payments/holdMinutes",
                    "An unpaid order holds its seats for 1 to 1440 minutes.");
        }
    }
}
