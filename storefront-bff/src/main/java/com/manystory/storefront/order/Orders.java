package com.manystory.storefront.order;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The guest orders of the bound brand. What the other side refuses comes out as a
/// [com.manystory.tenancy.web.ProblemException] of its status and type.
public interface Orders {

    /// Holds the seats and makes an order of them; the same key again gives the same order.
    Answer create(Map<String, ?> request, String idempotencyKey);

    /// The order in a language.
    Answer find(String id, String locale);

    /// Says who buys.
    Answer changeCustomer(String id, Map<String, ?> customer);

    /// Pays; the same key again pays once.
    Answer pay(String id, Map<String, ?> payment, String idempotencyKey);

    /// Gives an unpaid order up, and what it holds.
    Answer cancel(String id, String idempotencyKey);

    /// An order, with the JSON that it came as.
    ///
    /// @param json for passing on
    @SuppressWarnings("ArrayRecordComponent") // passed through, compared nowhere
    record Answer(Order order, byte[] json) {}

    /// A request without its blank and missing values.
    static Map<String, Object> compact(Map<String, ? extends @Nullable Object> values) {
        var compact = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value != null && !value.toString().isBlank()) {
                compact.put(name, value);
            }
        });
        return compact;
    }
}
