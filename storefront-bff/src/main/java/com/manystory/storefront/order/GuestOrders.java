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
/// it.
public final class GuestOrders {

    private static final String PURPOSE = "guest-orders/1";
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int MOST = 5;
    private static final String BETWEEN_ORDERS = "_";

    private final KeptCookie cookie;

    GuestOrders(byte[] secret, boolean secure) {
        this.cookie = new KeptCookie("orders", LIFETIME, secret, PURPOSE, secure);
    }

    /// The cookie of a visitor who just made the order, with the earlier ones.
    public ResponseCookie remember(Brand brand, String order, HttpServletRequest request) {
        var proofs = new ArrayList<String>();
        proofs.add(cookie.signed(brand, order));
        proofs(request).stream()
                .filter(proof -> !proofs.contains(proof))
                .limit(MOST - 1L)
                .forEach(proofs::add);
        return cookie.of(String.join(BETWEEN_ORDERS, proofs));
    }

    /// Refuses, as if there were no such order, anybody but the visitor who made it.
    ///
    /// @throws ProblemException 404 `order-not-found`
    public void requireOwner(Brand brand, String order, HttpServletRequest request) {
        var expected = cookie.signed(brand, order);
        var own = proofs(request).stream().anyMatch(proof -> Signer.same(expected, proof));
        if (!own) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "order-not-found",
                    "Order not found",
                    "There is no such order.");
        }
    }

    private List<String> proofs(HttpServletRequest request) {
        return cookie.values(request)
                .flatMap(value -> Arrays.stream(value.split(BETWEEN_ORDERS)))
                .limit(MOST)
                .toList();
    }
}
