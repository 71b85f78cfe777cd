package com.manystory.storefront.order.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Idempotency keys of forms and requests.
final class FormKeys {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private FormKeys() {}

    /// The key that came with a form, or a new one when it came with none.
    static String of(@Nullable String key) {
        return key != null && VALID.matcher(key).matches() ? key : UUID.randomUUID().toString();
    }
}
