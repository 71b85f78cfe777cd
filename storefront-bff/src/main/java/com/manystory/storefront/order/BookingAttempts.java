package com.manystory.storefront.order;

import com.manystory.tenancy.registry.Brand;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.ResponseCookie;

/// Knows a visitor's booking that comes twice, by a double click, a reload or by going back. The
/// listing's page is the same for everybody and can't number its forms; so a signed cookie does:
/// everything sent before an answer came carries the same number, and what is sent afterwards
/// carries the order that the answer was about.
public final class BookingAttempts {

    private static final String PURPOSE = "booking-attempts/1";
    private static final Duration LIFETIME = Duration.ofHours(2);
    private static final Pattern VALUE =
            Pattern.compile("([0-9a-f]{32})(?:_([0-9a-f]{64})_([A-Za-z0-9-]{1,64}))?");
    private static final int NUMBER_BYTES = 16;

    private final KeptCookie cookie;
    private final SecureRandom random = new SecureRandom();

    BookingAttempts(byte[] secret, boolean secure) {
        this.cookie = new KeptCookie("booking", LIFETIME, secret, PURPOSE, secure);
    }

    /// The attempt that the visitor is at, or nothing when they have no cookie of this brand.
    public Optional<BookingAttempt> find(Brand brand, HttpServletRequest request) {
        return cookie.values(request)
                .map(value -> read(brand, value))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// The cookie of a new attempt, for a visitor who has none or whose last one was refused.
    public ResponseCookie begin(Brand brand) {
        return cookie.of(cookie.signed(brand, number()));
    }

    /// The cookie of the next attempt, after this choice became an order.
    public ResponseCookie next(Brand brand, Map<String, ?> choice, String order) {
        var value = number() + "_" + BookingAttempt.digest("", choice) + "_" + order;
        return cookie.of(cookie.signed(brand, value));
    }

    private Optional<BookingAttempt> read(Brand brand, String sent) {
        var value = VALUE.matcher(sent.substring(0, Math.max(sent.lastIndexOf('.'), 0)));
        if (!value.matches() || !Signer.same(cookie.signed(brand, value.group()), sent)) {
            return Optional.empty();
        }
        return Optional.of(
                new BookingAttempt(
                        value.group(1),
                        Objects.requireNonNullElse(value.group(2), ""),
                        Objects.requireNonNullElse(value.group(3), "")));
    }

    private String number() {
        var number = new byte[NUMBER_BYTES];
        random.nextBytes(number);
        return HexFormat.of().formatHex(number);
    }
}
