package com.manystory.tenancy.usage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells threads that run from those that wait for a processor.
///
/// @param tells whether this JDK says of a virtual thread that it is mounted on a carrier
record RunningThreads(boolean tells) {

    /// How it says so. The state doesn't tell: a virtual thread is RUNNABLE also while it waits for
    /// a carrier, and when all are busy that is most of the time.
    private static final String MOUNTED = "/runnable@";

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// Looks whether this JDK says it so, which no specification promises. Where it doesn't,
    /// threads that wait for a processor count as running ones.
    static RunningThreads inThisProcess() throws InterruptedException {
        var spinning = new AtomicBoolean(true);
        var thread =
                Thread.ofVirtual()
                        .start(() -> {
                            while (spinning.get()) {
                                Thread.onSpinWait();
                            }
                        });
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() - deadline < 0) {
                if (isMounted(thread)) {
                    return new RunningThreads(true);
                }
                Thread.sleep(1);
            }
            return new RunningThreads(false);
        } finally {
            spinning.set(false);
        }
    }

    boolean isRunning(Thread thread) {
        return thread.getState() == Thread.State.RUNNABLE
                && (!thread.isVirtual() || !tells || isMounted(thread));
    }

    private static boolean isMounted(Thread thread) {
        return thread.toString().contains(MOUNTED);
    }
}
