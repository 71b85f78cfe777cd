package com.manystory.storefront.order;

import com.manystory.tenancy.registry.Brand;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/// A cookie that visitors keep for us and scripts can't read. What it says is signed for the brand
/// and its life, so it proves nothing to another brand or to a later one of the same name.
final class KeptCookie {

    private final String name;
    private final Duration lifetime;
    private final boolean secure;
    private final Signer signer;

    /// @param purpose tells this cookie's signatures from those of others
    KeptCookie(String name, Duration lifetime, byte[] secret, String purpose, boolean secure) {
        this.name = secure ? "__Host-" + name : name;
        this.lifetime = lifetime;
        this.secure = secure;
        this.signer = new Signer(secret, purpose);
    }

    ResponseCookie of(String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(lifetime)
                .build();
    }

    /// What the visitor sends under the name, believed or not.
    Stream<String> values(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Stream.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(cookie -> cookie.getValue());
    }

    /// The text with its signature, parted by a full stop.
    String signed(Brand brand, String text) {
        return text + "." + signer.sign(brand.id() + "\n" + brand.incarnation() + "\n" + text);
    }
}
