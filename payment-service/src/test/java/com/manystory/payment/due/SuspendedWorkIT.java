package com.manystory.payment.due;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.payment.PaymentTest;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.data.Control;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Timed work of a brand that isn't served rests, and isn't forgotten.
class SuspendedWorkIT extends PaymentTest {

    @Autowired private @Control DataSource control;
    @Autowired private DueWork work;
    @Autowired private DueWorker usual;
    @Autowired private InMemoryRegistry registry;

    @Test
    void restsBetweenTasksWhenItsBrandIsSuspended() {
        var done = new CopyOnWriteArrayList<String>();
        DueTask first =
                task(() -> {
                    done.add(TenantContext.required() + " first");
                    if (TenantContext.required().equals(PEBBLE)) {
                        registry.accept(TestBrands.in(Phase.SUSPENDED, TestBrands.PEBBLE));
                    }
                });
        var worker =
                new DueWorker(
                        work,
                        List.of(first, task(() -> done.add(TenantContext.required() + " second"))),
                        registry);
        usual.stop();
        TenantContext.run(PEBBLE, () -> work.markIn(Duration.ZERO));
        worker.start();
        try {
            await().until(() -> done.contains(PEBBLE + " first"));
            await().until(() -> nextLook() > 50);
            // Other brands' marks of earlier tests may be due as well.
            assertThat(done).contains(PEBBLE + " first").doesNotContain(PEBBLE + " second");
        } finally {
            worker.stop();
            registry.accept(TestBrands.PEBBLE);
            usual.start();
        }
    }

    /// How many seconds away the brand's next look is; 0 without one.
    private long nextLook() {
        return JdbcClient.create(control)
                .sql(
                        """
                        SELECT coalesce(max(extract(epoch FROM due_at - now())), 0)::bigint
                        FROM due_work WHERE tenant = ?
                        """)
                .param(PEBBLE.value())
                .query(Long.class)
                .single();
    }

    private static DueTask task(Runnable run) {
        return new DueTask() {
            @Override
            public void runDue() {
                run.run();
            }

            @Override
            public Optional<Instant> nextDue() {
                return Optional.empty();
            }
        };
    }
}
