package com.manystory.storefront.order;

import com.manystory.tenancy.internal.InternalClient;
import com.manystory.tenancy.web.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// The orders that payment-service keeps.
final class PaymentServiceOrders implements Orders {

    private static final String PAYMENT = "payment-service";
    private static final String CHECKOUTS = "/api/v1/checkouts";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MOST_TRIES = 50;

    private final InternalClient client;
    private final ObjectReader json;

    PaymentServiceOrders(InternalClient client, JsonMapper json) {
        this.client = client;
        this.json =
                json.readerFor(Order.class)
                        .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    @Override
    public Answer create(Map<String, ?> request, String idempotencyKey) {
        return once(() ->
                payment()
                        .post()
                        .uri(CHECKOUTS)
                        .header(IDEMPOTENCY_KEY, idempotencyKey)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(request));
    }

    @Override
    public Answer find(String id, String locale) {
        return read(payment().get().uri(CHECKOUTS + "/{id}?locale={locale}", id, locale));
    }

    @Override
    public Answer changeCustomer(String id, Map<String, ?> customer) {
        return read(
                payment()
                        .put()
                        .uri(CHECKOUTS + "/{id}/customer", id)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(customer));
    }

    @Override
    public Answer pay(String id, Map<String, ?> payment, String idempotencyKey) {
        return once(() ->
                payment()
                        .post()
                        .uri(CHECKOUTS + "/{id}/pay", id)
                        .header(IDEMPOTENCY_KEY, idempotencyKey)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(payment));
    }

    @Override
    public Answer cancel(String id, String idempotencyKey) {
        return once(() ->
                payment()
                        .post()
                        .uri(CHECKOUTS + "/{id}/cancel", id)
                        .header(IDEMPOTENCY_KEY, idempotencyKey));
    }

    private RestClient payment() {
        return client.to(PAYMENT);
    }

    /// The answer of a call with a key. While the same call is being made for somebody else, who
    /// may be the same visitor's first click, its answer is waited for.
    private Answer once(Supplier<RestClient.RequestHeadersSpec<?>> request) {
        for (int tries = 1; ; tries++) {
            try {
                return read(request.get());
            } catch (ProblemException problem) {
                if (!problem.slug().equals("request-in-progress") || tries == MOST_TRIES) {
                    throw problem;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an order", e);
        }
    }

    private Answer read(RestClient.RequestHeadersSpec<?> request) {
        var body = Objects.requireNonNull(request.retrieve().body(byte[].class), "An empty order");
        return new Answer(json.readValue(body), body);
    }
}
