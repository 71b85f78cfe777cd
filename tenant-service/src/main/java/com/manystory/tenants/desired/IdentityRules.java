package com.manystory.tenants.desired;

import java.time.ZoneId;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A brand's name, languages, currency, time zone and country.
final class IdentityRules implements Rule {

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ZONES =
            ZoneId.getAvailableZoneIds().stream()
                    .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/"))
                    .filter(zone -> !zone.startsWith("SystemV/"))
                    .collect(Collectors.toCollection(TreeSet::new));

    @Override
    public void check(DesiredState state, Violations violations) {
        Texts.required(
                state.displayName(), "a name that customers see", "/displayName", violations);
        Texts.plain(state.displayName(), 60, "/displayName", violations);
        locales(state, violations);
        Texts.required(state.currency(), "a currency, such as IDR or SGD", "/currency", violations);
        code(
                state.currency(),
                CURRENCIES,
                "an ISO 4217 currency code: three capital letters such as IDR or SGD",
                "/currency",
                violations);
        Texts.required(
                state.timeZone(), "a time zone, such as Asia/Jakarta", "/timeZone", violations);
        if (state.timeZone() != null && !ZONES.contains(state.timeZone())) {
            violations.add(
                    "/timeZone",
                    "\"%s\" isn't an IANA time zone such as Asia/Jakarta; offsets and abbreviations don't know daylight saving.%s"
                            .formatted(state.timeZone(), Suggestion.near(state.timeZone(), ZONES)));
        }
        Texts.required(state.country(), "a country, such as ID", "/country", violations);
        code(
                state.country(),
                COUNTRIES,
                "an ISO 3166-1 country code: two capital letters such as ID or SG",
                "/country",
                violations);
    }

    private static void code(
            @Nullable String code,
            Set<String> codes,
            String what,
            String pointer,
            Violations violations) {
        if (code == null || codes.contains(code)) {
            return;
        }
        var upper = code.toUpperCase(Locale.ROOT);
        violations.add(
                pointer,
                "\"%s\" isn't %s.%s"
                        .formatted(
                                code,
                                what,
                                codes.contains(upper)
                                        ? " Did you mean \"%s\"?".formatted(upper)
                                        : ""));
    }

    private static void locales(DesiredState state, Violations violations) {
        var locales = state.locales();
        if (locales == null || locales.isEmpty()) {
            violations.add("/locales", "A brand needs at least one locale, such as \"en\".");
            return;
        }
        Texts.atMost(locales, 20, "/locales", violations);
        for (int i = 0; i < locales.size(); i++) {
            locale(locales.get(i), Violations.element("/locales", i), violations);
        }
        Texts.distinct(locales, "/locales", violations);
        var preferred = state.defaultLocale();
        if (preferred != null && !locales.contains(preferred)) {
            violations.add(
                    "/defaultLocale",
                    "\"%s\" isn't one of the brand's locales (%s)."
                            .formatted(preferred, Texts.words(Texts.known(locales))));
        }
    }

    private static void locale(@Nullable String tag, String pointer, Violations violations) {
        if (tag == null) {
            return;
        }
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!LANGUAGES.contains(locale.getLanguage())) {
                violations.add(
                        pointer,
                        "\"%s\" doesn't start with a language of ISO 639-1, such as en or id."
                                .formatted(tag));
            } else if (!locale.toLanguageTag().equals(tag)) {
                violations.add(
                        pointer,
                        "Write \"%s\" in its canonical form \"%s\"."
                                .formatted(tag, locale.toLanguageTag()));
            }
        } catch (IllformedLocaleException e) {
            violations.add(
                    pointer,
                    "\"%s\" isn't a BCP 47 language tag such as en, id or zh-Hant-SG.%s"
                            .formatted(
                                    tag,
                                    tag.contains("_")
                                            ? " Separate its parts by hyphens: \"%s\"."
                                                    .formatted(tag.replace('_', '-'))
                                            : ""));
        }
    }
}
