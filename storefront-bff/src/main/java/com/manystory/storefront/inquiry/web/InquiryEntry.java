package com.manystory.storefront.inquiry.web;

import com.manystory.storefront.asset.Fingerprint;
import com.manystory.storefront.language.Words;
import com.manystory.tenancy.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/// The inquiry form as entered, with what is wrong about it.
///
/// @param values by field
/// @param errors by field, in the visitor's language
record InquiryEntry(Map<String, String> values, Map<String, String> errors) {

    private static final List<String> FIELDS =
            List.of("name", "email", "phone", "date", "guests", "budget", "message");
    private static final Map<String, Integer> LONGEST =
            Map.of(
                    "name", 120, "email", 254, "phone", 24, "date", 10, "guests", 6, "budget", 20,
                    "message", 4000);
    private static final List<String> NUMBERS = List.of("guests", "budget");
    private static final int MOST_DIGITS = 13;
    private static final List<String> REQUIRED = List.of("name", "email", "message");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D");

    static InquiryEntry of(MultiValueMap<String, String> form, Words words) {
        var values = new LinkedHashMap<String, String>();
        var errors = new LinkedHashMap<String, String>();
        for (var field : FIELDS) {
            var entered = form.getFirst(field);
            var value = entered == null ? "" : entered.strip();
            values.put(field, value);
            if (value.isEmpty() && REQUIRED.contains(field)) {
                errors.put(field, words.get("error.required"));
            } else if (value.length() > LONGEST.getOrDefault(field, 0)) {
                errors.put(field, words.get("error.too-long"));
            }
        }
        if (!errors.containsKey("email")
                && !EMAIL.matcher(values.getOrDefault("email", "")).matches()) {
            errors.put("email", words.get("error.email"));
        }
        if (!errors.containsKey("date") && !isDate(values.getOrDefault("date", ""))) {
            errors.put("date", words.get("error.date"));
        }
        return new InquiryEntry(values, errors);
    }

    /// What catalog-service takes.
    ///
    /// @param currency of the budget, which visitors enter in whole units
    Map<String, Object> request(String listing, String locale, String currency) {
        var request = new LinkedHashMap<String, Object>();
        request.put("listing", listing);
        request.put("locale", locale);
        values.forEach((field, value) -> {
            if (!value.isEmpty() && !NUMBERS.contains(field)) {
                request.put(field, value);
            }
        });
        number("guests").ifPresent(guests -> request.put("guests", guests));
        number("budget")
                .ifPresent(
                        budget -> request.put("budget", Money.ofMajor(budget, currency).amount()));
        return request;
    }

    private OptionalLong number(String field) {
        var digits = NOT_DIGITS.matcher(values.getOrDefault(field, "")).replaceAll("");
        return digits.isEmpty() || digits.length() > MOST_DIGITS
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(digits));
    }

    /// The same for the same text on the same day: the page is shared and can't carry a key of its
    /// own, so that pressing the button twice is told by what was written.
    String idempotencyKey(String listing) {
        var text = listing + "\n" + values + "\n" + LocalDate.now(ZoneOffset.UTC);
        return "inquiry-" + Fingerprint.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isDate(String value) {
        try {
            return value.isEmpty() || LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }
}
