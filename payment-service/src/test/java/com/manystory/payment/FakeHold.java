package com.manystory.payment;

import com.manystory.tenancy.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// A reservation as the catalog answers it, in the brand's currency; a package costs twice the
/// price of the session `70`, and the session `free` nothing.
final class FakeHold {

    private FakeHold() {}

    static Map<String, Object> of(
            TenantId brand, String session, String offer, int quantity, int seconds) {
        var rupiah = "aster".equals(brand.value());
        var price = "free".equals(session) ? 0 : rupiah ? 15_000_000 : 4_500;
        var packaged = offer.isEmpty() ? price : price * 2;
        var held = new HashMap<String, Object>();
        held.put("id", UUID.randomUUID().toString());
        held.put("status", "HELD");
        held.put("quantity", quantity);
        held.put("expiresAt", Instant.now().plusSeconds(seconds).toString());
        held.put("listingId", "foreign".equals(session) ? 8 : 7);
        held.put("session", session(session));
        held.put("unitPrice", Map.of("amount", packaged, "currency", rupiah ? "IDR" : "SGD"));
        if (!offer.isEmpty()) {
            held.put("packageId", Long.valueOf(offer));
        }
        return held;
    }

    private static Map<String, Object> session(String id) {
        return Map.of(
                "id", id,
                "start", "2027-01-09T09:00:00+08:00",
                "end", "2027-01-09T10:00:00+08:00",
                "timeZone", "Asia/Singapore");
    }
}
