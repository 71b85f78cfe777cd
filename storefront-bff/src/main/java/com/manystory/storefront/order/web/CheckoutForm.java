package com.manystory.storefront.order.web;

import com.manystory.storefront.language.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/// The details form as entered, with what is wrong about it.
///
/// @param values by field
/// @param errors by field, in the visitor's language
record CheckoutForm(Map<String, String> values, Map<String, String> errors) {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()-]{6,24}");

    static CheckoutForm of(MultiValueMap<String, String> form, Words words) {
        var name = entered(form, "name");
        var email = entered(form, "email");
        var phone = entered(form, "phone");
        var errors = new LinkedHashMap<String, String>();
        check(name, LONGEST_NAME, "name", words, errors);
        check(email, LONGEST_EMAIL, "email", words, errors);
        if (!errors.containsKey("email") && !EMAIL.matcher(email).matches()) {
            errors.put("email", words.get("error.email"));
        }
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            errors.put("phone", words.get("error.phone"));
        }
        return new CheckoutForm(Map.of("name", name, "email", email, "phone", phone), errors);
    }

    private static String entered(MultiValueMap<String, String> form, String field) {
        var value = form.getFirst(field);
        return value == null ? "" : value.strip();
    }

    private static void check(
            String value, int longest, String field, Words words, Map<String, String> errors) {
        if (value.isEmpty()) {
            errors.put(field, words.get("error.required"));
        } else if (value.length() > longest) {
            errors.put(field, words.get("error.too-long"));
        }
    }
}
