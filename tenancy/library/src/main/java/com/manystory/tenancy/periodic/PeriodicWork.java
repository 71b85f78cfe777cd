package com.manystory.tenancy.periodic;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something that is done every so often in a thread of its own, from its start until it is closed.
/// Turns don't overlap: the pause begins when one has ended. One that fails is logged and ends
/// nothing.
public final class PeriodicWork implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PeriodicWork.class);

    /// How long a turn may take to end when it is interrupted, before nobody waits for it any more.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final Turn turn;
    private final Thread thread;
    private volatile boolean closed;

    private PeriodicWork(String name, Duration pause, Turn turn) {
        this.name = name;
        this.pause = pause;
        this.turn = turn;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// Starts it; the first turn comes after a pause.
    ///
    /// @param name of the thread, and in the log
    /// @param pause between the end of a turn and the next
    public static PeriodicWork start(String name, Duration pause, Turn turn) {
        var work = new PeriodicWork(name, pause, turn);
        work.thread.start();
        return work;
    }

    /// Begins no other turn, interrupts one that is under way, and waits for it, but not for ever:
    /// one may be stuck in something that can't be interrupted.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            if (!thread.join(PATIENCE)) {
                log.warn("{} doesn't end and is left behind", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                Thread.sleep(pause);
                turn.take();
            } catch (Throwable e) {
                logUnlessClosed(e);
            }
        }
    }

    /// What is thrown because it is being closed isn't worth a line.
    private void logUnlessClosed(Throwable failure) {
        if (closed) {
            return;
        }
        if (failure instanceof RuntimeException || failure instanceof Error) {
            log.error("{} failed; it is done again after {}", name, pause, failure);
        } else {
            log.warn("{} failed; it is done again after {}: {}", name, pause, failure.toString());
        }
    }

    /// What is done.
    @FunctionalInterface
    public interface Turn {

        /// Does it once.
        ///
        /// @throws Exception when it failed, or was interrupted
        void take() throws Exception;
    }
}
