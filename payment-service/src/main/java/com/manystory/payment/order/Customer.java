package com.manystory.payment.order;

import org.jspecify.annotations.Nullable;

/// Who an order is for.
///
/// @param phone in international form, or null when not given
public record Customer(String name, String email, @Nullable String phone) {

    @Override
    public String toString() {
        return "Customer[personal]";
    }
}
