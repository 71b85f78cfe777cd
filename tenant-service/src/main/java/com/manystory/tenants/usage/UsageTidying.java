package com.manystory.tenants.usage;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Adds old hours up to days and forgets old days. Every instance may do it at any time.
@Component
class UsageTidying implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(UsageTidying.class);

    private final UsageAmounts amounts;
    private final JdbcClient jdbc;
    private final UsageKeeping keeping;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

    UsageTidying(UsageAmounts amounts, JdbcClient jdbc, UsageKeeping keeping) {
        this.amounts = amounts;
        this.jdbc = jdbc;
        this.keeping = keeping;
    }

    /// Does it once.
    void tidy() {
        amounts.addUpDays(keeping.hours());
        amounts.forget(keeping.days());
        forgetProcesses();
    }

    /// A process that wasn't heard of for so long has nothing undelivered any more.
    private void forgetProcesses() {
        jdbc.sql(
                        """
                        DELETE FROM usage_processes
                        WHERE seen_at < now() - CAST(:millis AS bigint) * interval '1 millisecond'
                        """)
                .param("millis", keeping.hours().toMillis())
                .update();
    }

    private void run() {
        while (isRunning()) {
            try {
                tidy();
            } catch (RuntimeException e) {
                LOG.warn("Old usage isn't tidied up, trying again: {}", e.toString());
            }
            try {
                Thread.sleep(keeping.tidy());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void start() {
        var runner = Thread.ofVirtual().name("usage-tidying").unstarted(this::run);
        thread.set(runner);
        runner.start();
    }

    @Override
    public void stop() {
        var runner = thread.getAndSet(null);
        if (runner != null) {
            runner.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.get() != null;
    }
}
