package com.manystory.storefront.canned;

import com.manystory.storefront.order.Order;
import com.manystory.storefront.order.Orders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Orders of one seat that live in memory. They are confirmed at once, wait for another try after a
/// declined payment, and fail at the fifth, as those of payment-service do.
public final class CannedOrders implements Orders {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();
    private static final int MOST_TRIES = 5;

    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> orders = new ConcurrentHashMap<>();

    @Override
    public Answer create(Map<String, ?> request, String idempotencyKey) {
        var id =
                UUID.nameUUIDFromBytes(
                                idempotencyKey.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString();
        var money = Map.of("amount", 25_000_000L, "currency", "IDR", "display", "Rp 250.000");
        var order = new LinkedHashMap<String, @Nullable Object>();
        order.put("id", id);
        order.put("number", "M-" + id.substring(0, 6).toUpperCase(java.util.Locale.ROOT));
        order.put("status", "AWAITING_PAYMENT");
        order.put("expiresAt", Instant.now().plus(20, ChronoUnit.MINUTES).toString());
        order.put(
                "lines",
                List.of(
                        Map.of(
                                "listingId",
                                "1",
                                "listingSlug",
                                request.get("listingSlug"),
                                "title",
                                "Swimming for beginners",
                                "vendor",
                                Map.of("slug", "vendor-1", "name", "Studio Cahaya"),
                                "session",
                                Map.of(
                                        "id",
                                        "s1",
                                        "start",
                                        "2026-11-28T16:00:00+07:00",
                                        "end",
                                        "2026-11-28T17:00:00+07:00",
                                        "timeZone",
                                        "Asia/Jakarta"),
                                "quantity",
                                request.get("quantity"),
                                "unitPrice",
                                money,
                                "total",
                                money,
                                "image",
                                Map.of(
                                        "id",
                                        "a1",
                                        "alt",
                                        "A pool",
                                        "width",
                                        1600,
                                        "height",
                                        1067,
                                        "color",
                                        "#8a5a44",
                                        "path",
                                        "/media/a1"))));
        order.put("subtotal", money);
        order.put("fees", Map.of("amount", 0, "currency", "IDR", "display", "Rp 0"));
        order.put("total", money);
        order.put("methods", List.of("card", "bank-transfer", "e-wallet"));
        order.put("createdAt", Instant.now().toString());
        orders.put(id, order);
        return find(id, "en");
    }

    @Override
    public Answer find(String id, String locale) {
        var json = JSON.writeValueAsBytes(orders.get(id));
        return new Answer(JSON.readValue(json, Order.class), json);
    }

    @Override
    public Answer changeCustomer(String id, Map<String, ?> customer) {
        return changed(id, "customer", customer);
    }

    @Override
    public Answer pay(String id, Map<String, ?> payment, String idempotencyKey) {
        tries.merge(id, 1, Integer::sum);
        return switch (String.valueOf(payment.get("outcome"))) {
            case "decline" -> {
                settled(id, String.valueOf(payment.get("method")), "DECLINED");
                yield unpaid(id, "declined-by-bank");
            }
            case "timeout" -> {
                settled(id, String.valueOf(payment.get("method")), "CREATED");
                yield ended(id, "PAYING", null);
            }
            default -> {
                settled(id, String.valueOf(payment.get("method")), "CAPTURED");
                yield ended(id, "CONFIRMED", null);
            }
        };
    }

    @Override
    public Answer cancel(String id, String idempotencyKey) {
        return ended(id, "CANCELLED", "cancelled-by-customer");
    }

    /// Calls off the payment that got no answer.
    public void callOff(String id) {
        settled(id, "card", "VOIDED");
        unpaid(id, "gateway-timeout");
    }

    /// Ends an order, or lets it wait, for a reason.
    public Answer ended(String id, String status, @Nullable String reason) {
        changed(id, "reason", reason);
        return changed(id, "status", status);
    }

    private Answer unpaid(String id, String reason) {
        var last = tries.getOrDefault(id, 0) >= MOST_TRIES;
        return ended(id, last ? "FAILED" : "AWAITING_PAYMENT", reason);
    }

    private void settled(String id, String method, String status) {
        changed(id, "payment", Map.of("method", method, "status", status));
    }

    private Answer changed(String id, String name, @Nullable Object value) {
        orders.computeIfPresent(
                id,
                (_, order) -> {
                    order.put(name, value);
                    return order;
                });
        return find(id, "en");
    }
}
