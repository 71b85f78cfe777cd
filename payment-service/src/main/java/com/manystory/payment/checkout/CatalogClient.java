package com.manystory.payment.checkout;

import com.manystory.payment.order.Booking;
import com.manystory.payment.order.OrderId;
import com.manystory.tenancy.internal.InternalClient;
import com.manystory.tenancy.money.Money;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/// Asks the catalog service.
@Component
class CatalogClient implements Catalog {

    private final InternalClient services;

    CatalogClient(InternalClient services) {
        this.services = services;
    }

    @Override
    public ListedItem listing(String slug, String locale) {
        try {
            var listing =
                    body(
                            client().get()
                                    .uri("/api/v1/listings/{slug}?locale={locale}", slug, locale)
                                    .retrieve());
            var vendor = listing.path("vendor");
            var image = listing.path("image");
            var packages = new LinkedHashMap<String, String>();
            listing.path("packages").forEach(it -> packages.put(text(it, "id"), text(it, "name")));
            return new ListedItem(
                    listing.path("id").asString(),
                    listing.path("slug").asString(),
                    listing.path("title").asString(),
                    vendor.path("slug").asString(),
                    vendor.path("name").asString(),
                    packages,
                    image.isObject() ? image : null);
        } catch (ProblemException problem) {
            throw problem.status() == HttpStatus.NOT_FOUND
                    ? unknown("/listingSlug", "There is no such listing.")
                    : problem;
        }
    }

    @Override
    public HeldSeats hold(OrderId order, StartCheckout wish, ListedItem listing, Duration time) {
        var request = new LinkedHashMap<String, Object>();
        if (wish.sessionId() != null) {
            request.put("sessionId", wish.sessionId());
        } else {
            request.put("listingId", listing.id());
            request.put("date", Objects.requireNonNull(wish.date()).toString());
        }
        if (wish.packageId() != null) {
            request.put("packageId", wish.packageId());
        }
        request.put("quantity", wish.quantity());
        request.put("reference", order.toString());
        request.put("holdSeconds", time.toSeconds());
        try {
            return held(
                    body(
                            client().post()
                                    .uri("/api/v1/reservations")
                                    .header("Idempotency-Key", "hold-" + order)
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .body(request)
                                    .retrieve()));
        } catch (ProblemException problem) {
            throw problem.status() == HttpStatus.NOT_FOUND
                    ? unknown(
                            wish.sessionId() != null ? "/sessionId" : "/listingSlug",
                            "It can't be booked.")
                    : problem;
        }
    }

    @Override
    public void release(String reservationId) {
        client().post()
                .uri("/api/v1/reservations/{id}/release", reservationId)
                .header("Idempotency-Key", "release-" + reservationId)
                .retrieve()
                .toBodilessEntity();
    }

    private static HeldSeats held(JsonNode answer) {
        var price = answer.path("unitPrice");
        return new HeldSeats(
                answer.path("id").asString(),
                answer.path("status").asString(),
                answer.path("quantity").asInt(),
                time(answer.path("expiresAt")),
                booking(answer),
                price.isObject()
                        ? new Money(
                                price.path("amount").asLong(), price.path("currency").asString())
                        : null,
                optional(answer.path("packageId")),
                optional(answer.path("listingId")));
    }

    private static @Nullable String optional(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node.asString();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString();
    }

    private static Booking booking(JsonNode answer) {
        var session = answer.path("session");
        if (!session.isObject()) {
            return new Booking.OfDate(LocalDate.parse(answer.path("date").asString()));
        }
        var end = session.path("end");
        return new Booking.OfSession(
                session.path("id").asString(),
                time(session.path("start")),
                end.isString() ? time(end) : null,
                ZoneId.of(session.path("timeZone").asString()));
    }

    private static Instant time(JsonNode node) {
        return OffsetDateTime.parse(node.asString()).toInstant();
    }

    private RestClient client() {
        return services.to("catalog-service");
    }

    private static JsonNode body(RestClient.ResponseSpec response) {
        @Nullable JsonNode body = response.body(JsonNode.class);
        return Objects.requireNonNull(body, "the catalog answered nothing");
    }

    private static ProblemException unknown(String pointer, String detail) {
        return new ProblemException(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "not-bookable",
                "Not bookable",
                detail,
                List.of(new FieldError(pointer, detail)));
    }
}
