package com.manystory.payment.checkout.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// How to pay.
///
/// @param method one of the order's methods
/// @param outcome how the sandbox gateway should answer; other gateways ignore it
record PayRequest(
        @NotBlank String method,
        @Pattern(regexp = "success|decline|timeout|charge-then-drop-reply")
                @Nullable String outcome) {}
