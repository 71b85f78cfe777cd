package com.manystory.storefront.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.canned.OpenStorefront;
import com.manystory.storefront.canned.Visitor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingIT extends OpenStorefront {

    private static final String ONE_SEAT = "listing=swimming-1&session=s0-1&quantity=1";
    private static final String TWO_SEATS = "listing=swimming-1&session=s0-1&quantity=2";

    private int before;

    @BeforeEach
    void count() {
        before = payment.holds();
    }

    @Test
    void holdsOnceForClicksThatComeTogether() throws Exception {
        var cookie = cookie(post("/en/checkout", ONE_SEAT), "booking");
        var start = new CountDownLatch(1);
        var orders = new HashSet<String>();
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Visitor.Answer>>();
            for (int i = 0; i < 4; i++) {
                answers.add(
                        clicks.submit(() -> {
                            start.await();
                            return post("/en/checkout?again=1", ONE_SEAT, cookie);
                        }));
            }
            start.countDown();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(303);
                orders.add(answer.get().header("Location"));
            }
        }
        assertThat(orders).hasSize(1);
        assertThat(payment.holds() - before).isEqualTo(1);
    }

    @Test
    void holdsNothingForAVisitorWhomItWouldNotKnowAgain() {
        var first = post("/en/checkout", ONE_SEAT);
        assertThat(first.status()).isEqualTo(307);
        assertThat(first.header("Location")).isEqualTo("/en/checkout?again=1");
        assertThat(first.header("Cache-Control")).isEqualTo("no-store");

        var second = post(first.header("Location"), ONE_SEAT);
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.text()).contains("keeps no cookies from us");
        assertThat(payment.holds()).isEqualTo(before);
    }

    @Test
    void comesBackToTheOrderThatIsHeldAlready() {
        var first = book(ONE_SEAT, begin());
        var again = book(ONE_SEAT, cookie(first, "booking"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(payment.holds() - before).isEqualTo(1);
    }

    @Test
    void holdsAgainForAnotherChoice() {
        var first = book(ONE_SEAT, begin());
        var other = book(TWO_SEATS, cookie(first, "booking"));
        assertThat(other.header("Location")).isNotEqualTo(first.header("Location"));
        assertThat(payment.holds() - before).isEqualTo(2);
    }

    @Test
    void holdsForEachVisitor() {
        assertThat(book(ONE_SEAT, begin()).header("Location"))
                .isNotEqualTo(book(ONE_SEAT, begin()).header("Location"));
        assertThat(payment.holds() - before).isEqualTo(2);
    }

    @Test
    void saysWhySeatsAreGoneAndAsksAnewTheNextTime() {
        payment.refuse("sold-out");
        var refused = post("/en/checkout", ONE_SEAT, begin());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).startsWith("<!doctype html>").contains("were just taken");

        payment.refuse(null);
        book(ONE_SEAT, cookie(refused, "booking"));
        assertThat(payment.holds() - before).isEqualTo(1);
    }

    @Test
    void believesNoCookieThatItDidNotSign() {
        var own = begin();
        assertThat(post("/en/checkout", ONE_SEAT, own + "0").status()).isEqualTo(307);
        assertThat(post("/en/checkout", ONE_SEAT, "Cookie: booking=" + "a".repeat(32)).status())
                .isEqualTo(307);
    }

    private String begin() {
        return cookie(post("/en/checkout", ONE_SEAT), "booking");
    }

    private Visitor.Answer book(String form, String cookie) {
        var answer = post("/en/checkout", form, cookie);
        assertThat(answer.status()).isEqualTo(303);
        return answer;
    }

    private Visitor.Answer post(String path, String form, String... headers) {
        var all = new ArrayList<>(java.util.List.of(headers));
        all.add("Origin: http://" + PEBBLE);
        all.add("Content-Type: application/x-www-form-urlencoded");
        return visitor.send("POST " + path + " HTTP/1.1", PEBBLE, form, all.toArray(String[]::new));
    }

    private static String cookie(Visitor.Answer answer, String name) {
        for (var cookie : answer.header("Set-Cookie").split(", ")) {
            if (cookie.startsWith(name + "=")) {
                return "Cookie: " + cookie.substring(0, cookie.indexOf(';'));
            }
        }
        throw new AssertionError("No cookie " + name);
    }
}
