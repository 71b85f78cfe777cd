package com.manystory.tenancy.data;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Ends the waits that have lasted too long, all of them by one thread that looks in short turns. A
/// virtual thread that waits for a limited time costs a task made and cancelled, and the
/// scheduler's thread is woken for both: under load that was a tenth of the CPU time of a database
/// read, spent on deadlines that are hardly ever met.
final class WaitDeadlines implements AutoCloseable {

    /// Turns in the longest wait: deadlines are late by a fiftieth of it at most.
    private static final int TURNS = 50;

    private final Runnable turn;
    private final long pause;
    private final Thread thread;
    private volatile boolean closed;

    /// @param longest the longest wait; deadlines are looked at in a fiftieth of it
    /// @param turn ends the waits whose time is over
    WaitDeadlines(Duration longest, Runnable turn) {
        this.turn = turn;
        this.pause = Math.max(1, longest.toNanos() / TURNS);
        this.thread = Thread.ofPlatform().daemon().name("wait-deadlines").start(this::run);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(pause);
            turn.run();
        }
    }
}
