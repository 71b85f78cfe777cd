package com.manystory.storefront.order;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;

/// Knows which guest made which order, by a cookie that holds the order's id and our signature of
/// it. The signature covers the brand and its life, so it proves nothing to another brand or to a
/// later one of the same name.
public final class GuestOrders {

    private static final String PURPOSE = "guest-orders/1";
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int MOST = 5;
    private static final char BETWEEN_ORDERS = '_';

    private final Signer signer;
    private final boolean secure;

    GuestOrders(byte[] secret, boolean secure) {
        this.signer = new Signer(secret, PURPOSE);
        this.secure = secure;
    }

    /// The cookie of a visitor who just made the order, with the earlier ones.
    public ResponseCookie remember(Brand brand, String order, HttpServletRequest request) {
        var proofs = new ArrayList<String>();
        proofs.add(proof(brand, order));
        proofs(request).stream()
                .filter(proof -> !proofs.contains(proof))
                .limit(MOST - 1L)
                .forEach(proofs::add);
        return ResponseCookie.from(name(), String.join(String.valueOf(BETWEEN_ORDERS), proofs))
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(LIFETIME)
                .build();
    }

    /// Refuses, as if there were no such order, anybody but the visitor who made it.
    ///
    /// @throws ProblemException 404 `order-not-found`
    public void requireOwner(Brand brand, String order, HttpServletRequest request) {
        var expected = proof(brand, order);
        var own = proofs(request).stream().anyMatch(proof -> Signer.same(expected, proof));
        if (!own) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "order-not-found",
                    "Order not found",
                    "There is no such order.");
        }
    }

    private String name() {
        return secure ? "__Host-orders" : "orders";
    }

    private List<String> proofs(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name()))
                        .flatMap(cookie ->
                                Arrays.stream(
                                        cookie.getValue().split(String.valueOf(BETWEEN_ORDERS))))
                        .limit(MOST)
                        .toList();
    }

    private String proof(Brand brand, String order) {
        var text = brand.id() + "\n" + brand.incarnation() + "\n" + order;
        return order + "." + signer.sign(text);
    }
}
