package com.manystory.payment.checkout.web;

import com.manystory.payment.order.Customer;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Who an order is for.
///
/// @param name 1 to 120 characters
/// @param email an e-mail address of at most 254 characters
/// @param phone 6 to 24 digits, spaces, hyphens and brackets, or null
record CustomerRequest(
        @NotBlank @Size(max = 120) String name,
        @NotBlank @Email @Size(max = 254) String email,
        @Pattern(regexp = "\\+?[0-9 ()-]{6,24}") @Nullable String phone) {

    Customer toCustomer() {
        return new Customer(name.strip(), email.strip(), phone);
    }
}
