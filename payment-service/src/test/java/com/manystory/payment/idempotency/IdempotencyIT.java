package com.manystory.payment.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.payment.PaymentTest;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The same call, again and again.
class IdempotencyIT extends PaymentTest {

    private static final String CHECKOUTS = "/api/v1/checkouts";

    @Test
    void makesOneOrderOfFiftyParallelCalls() throws Exception {
        var holds = CATALOG.holds();
        var orders = count(PEBBLE, "SELECT count(*) FROM orders");
        var key = key();

        var answers = fifty(() -> post(PEBBLE, CHECKOUTS, key, seats(1)));

        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        var made =
                answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(Answer::id)
                        .collect(Collectors.toSet());
        assertThat(made).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allMatch(answer -> answer.problem().equals("request-in-progress"))
                .allMatch(answer -> answer.raw().headers().firstValue("Retry-After").isPresent());
        assertThat(CATALOG.holds() - holds).isEqualTo(1);
        assertThat(count(PEBBLE, "SELECT count(*) FROM orders") - orders).isEqualTo(1);
        var again = post(PEBBLE, CHECKOUTS, key, seats(1));
        assertThat(again.id()).isEqualTo(made.iterator().next());
        assertThat(again.raw().headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(again.raw().headers().firstValue("Location"))
                .hasValue(CHECKOUTS + "/" + again.id());
    }

    @Test
    void chargesOnceForFiftyParallelPayments() throws Exception {
        var order = checkout(ASTER).id();
        var key = key();
        var path = CHECKOUTS + "/" + order + "/pay";

        var answers = fifty(() -> post(ASTER, path, key, by("card", "success")));

        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 409);
        assertThat(answers).anyMatch(answer -> answer.status() == 200);
        assertChargedOnce(order);
    }

    @Test
    void chargesOnceForFiftyParallelPaymentsUnderDifferentKeys() throws Exception {
        var order = checkout(ASTER).id();

        var answers = fifty(() -> pay(ASTER, order, "success"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertChargedOnce(order);
    }

    @Test
    void refusesAKeyForAnotherCall() {
        var key = key();
        post(PEBBLE, CHECKOUTS, key, seats(1));

        var other = post(PEBBLE, CHECKOUTS, key, seats(2));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void keepsBrandsAndSubjectsApart() {
        var key = key();

        var pebble = post(PEBBLE, CHECKOUTS, key, seats(1)).id();
        var aster = post(ASTER, CHECKOUTS, key, seats(1)).id();
        var other = send(PEBBLE, "POST", CHECKOUTS, key, seats(1), "someone-else", "customer").id();

        assertThat(aster).isNotEqualTo(pebble).isNotEqualTo(other);
        assertThat(other).isNotEqualTo(pebble);
    }

    @Test
    void needsAKey() {
        var answer = post(PEBBLE, CHECKOUTS, null, seats(1));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("idempotency-key-required");
    }

    @Test
    void remembersRefusalsToo() {
        var key = key();
        CATALOG.sellOut(true);
        assertThat(post(PEBBLE, CHECKOUTS, key, seats(1)).status()).isEqualTo(409);
        CATALOG.sellOut(false);

        assertThat(post(PEBBLE, CHECKOUTS, key, seats(1)).problem()).isEqualTo("sold-out");
    }

    private void assertChargedOnce(String order) {
        var id = UUID.fromString(order);
        assertThat(count(ASTER, "SELECT count(*) FROM payment_attempt WHERE order_id = ?", id))
                .isEqualTo(1);
        assertThat(
                        count(
                                ASTER,
                                "SELECT count(*) FROM sandbox.charge c JOIN payment_attempt a"
                                        + " ON a.id::text = c.reference WHERE a.order_id = ?",
                                id))
                .isEqualTo(1);
        assertThat(
                        count(
                                ASTER,
                                "SELECT count(*) FROM ledger_entry WHERE order_id = ?"
                                        + " AND kind = 'PAYMENT'",
                                id))
                .isEqualTo(1);
    }

    private static ArrayList<Answer> fifty(Callable<Answer> call) throws Exception {
        var answers = new ArrayList<Answer>();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, 50)
                            .mapToObj(n ->
                                    threads.submit(() -> {
                                        start.await();
                                        return call.call();
                                    }))
                            .toList();
            start.countDown();
            for (var made : calls) {
                answers.add(made.get());
            }
        }
        return answers;
    }
}
