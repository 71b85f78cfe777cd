package com.manystory.payment.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/// Names an order within its brand. It can't be guessed.
public record OrderId(@JsonValue UUID value) {

    /// Reads an id from a path; anything malformed names no order.
    public static Optional<OrderId> parse(String text) {
        try {
            var uuid = UUID.fromString(text);
            return uuid.toString().equalsIgnoreCase(text)
                    ? Optional.of(new OrderId(uuid))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
