package com.manystory.tenants.provisioning;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.ControlPlaneTest;
import com.manystory.tenants.FakePlatform.Erasure;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A process hangs in the middle of an erasure, and goes on when the id lives again.
@Import(StaleErasureIT.Hangs.class)
class StaleErasureIT extends ControlPlaneTest {

    @Autowired private Hangs hangs;
    @Autowired private JdbcClient jdbc;

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"ERASURE_BEGUN", "EDGES_TOLD", "ENSURED", "LOOKED"})
    void touchesNothingOfTheNextLife(Step step) throws InterruptedException {
        var brand = "s-" + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var first = make(brand);
        hangs.next.set(step);
        operator()
                .send(
                        "DELETE",
                        "/api/v1/brands/" + brand,
                        "",
                        Map.of("Manystory-Reason", "A test"));
        await().until(() -> hangs.next.get() == null);

        // Another instance takes it for dead.
        jdbc.sql(
                        """
                        UPDATE reconciliations SET lease_token = NULL, lease_until = NULL,
                            due_at = now() WHERE brand_id = :brand
                        """)
                .param("brand", brand)
                .update();
        await().until(() -> operator().get("/api/v1/brands/" + brand).status() == 404);
        var second = make(brand);
        hangs.over();
        Thread.sleep(700);

        var now = operator().get("/api/v1/brands/" + brand);
        assertThat(now.text("incarnation")).isEqualTo(second).isGreaterThan(first);
        assertThat(now.text("phase")).isEqualTo("ACTIVE");
        assertThat(PLATFORM.erasures(brand))
                .extracting(Erasure::query)
                .containsOnly("incarnation=" + first);
        assertThat(operator().get("/api/v1/erasures?brand=" + brand).body().path("items"))
                .hasSize(1);
    }

    private String make(String brand) {
        return operator().put(brand, aster("Aster"), "Prefer", "wait=10").text("incarnation");
    }

    /// Holds up the thread that reaches the next step.
    @TestConfiguration
    static class Hangs {

        final AtomicReference<@Nullable Step> next = new AtomicReference<>();
        private final AtomicReference<CountDownLatch> until =
                new AtomicReference<>(new CountDownLatch(1));

        void over() {
            until.getAndSet(new CountDownLatch(1)).countDown();
        }

        @Bean
        Step.Listener hangingSteps() {
            return step -> {
                var latch = until.get();
                if (next.compareAndSet(step, null)) {
                    try {
                        latch.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            };
        }
    }
}
