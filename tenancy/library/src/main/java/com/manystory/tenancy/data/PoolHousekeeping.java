package com.manystory.tenancy.data;

import com.manystory.tenancy.periodic.PeriodicWork;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes connections that have been idle for too long, warns about those held for too long, and
/// measures how many are opened.
public final class PoolHousekeeping implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PoolHousekeeping.class);
    private static final int FRAMES = 12;

    private final KeyedConnectionPool pool;
    private final OpenRate rate;
    private final PeriodicWork work;

    public PoolHousekeeping(KeyedConnectionPool pool, OpenRate rate, Duration pause) {
        this.pool = pool;
        this.rate = rate;
        this.work = PeriodicWork.start("pool-housekeeping", pause, this::keep);
    }

    @Override
    public void close() {
        work.close();
    }

    private void keep() {
        pool.closeOutdated();
        pool.leaks().forEach(PoolHousekeeping::warn);
        rate.measure();
    }

    private static void warn(PooledConnection connection) {
        var borrower = connection.borrower;
        if (borrower != null) {
            var frames =
                    Arrays.stream(borrower.getStackTrace())
                            .limit(FRAMES)
                            .map(frame -> "\n\tat " + frame)
                            .collect(Collectors.joining());
            log.warn(
                    "A connection of brand {} is held for long by {}:{}",
                    connection.tenant,
                    borrower,
                    frames);
        }
    }
}
