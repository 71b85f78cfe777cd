package com.manystory.tenants.signal;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Says that something about brands changed: raised in the transaction of the change, seen after
/// its commit by every waiter of every instance. It is a hint; waiters look at the database, and
/// look again after a while when nothing was heard.
@Component
public class RegistrySignal {

    static final String CHANNEL = "manystory_registry";

    private final JdbcClient jdbc;
    private final String instance = UUID.randomUUID().toString();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long count;

    RegistrySignal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Raises the signal when the current transaction commits.
    public void raise() {
        jdbc.sql("SELECT pg_notify(:channel, :instance)")
                .param("channel", CHANNEL)
                .param("instance", instance)
                .query((row, number) -> true)
                .single();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        wake();
                    }
                });
    }

    /// How often the signal was seen so far. Read it before looking at the database, then
    /// [#await(long, Duration)] a newer one.
    public long seen() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the signal was seen once more than that, or the time is over.
    public void await(long seen, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (count == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Wakes the waiters of this instance.
    public void wake() {
        lock.lock();
        try {
            count++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes a notification of the database; this instance's own were seen already.
    void heard(String sender) {
        if (!sender.equals(instance)) {
            wake();
        }
    }
}
