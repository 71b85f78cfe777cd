package com.manystory.tenants.registry;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// Which version of the registry each service holds, as its polls of the feed say.
@Component
public class Followers {

    /// A service that hasn't polled for so long has gone.
    private static final Duration GONE = Duration.ofSeconds(70);

    private final Map<String, Poll> polls = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition polled = lock.newCondition();

    /// Notes that the service polls for what comes after the version.
    public void holds(String service, long version) {
        polls.put(service, new Poll(version, System.nanoTime()));
        lock.lock();
        try {
            polled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until those of the services that follow the feed hold the version, for a while at
    /// most.
    public void await(Collection<String> services, long version, Duration atMost)
            throws InterruptedException {
        lock.lock();
        try {
            var left = atMost.toNanos();
            while (left > 0 && services.stream().anyMatch(service -> isBehind(service, version))) {
                left = polled.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isBehind(String service, long version) {
        var poll = polls.get(service);
        return poll != null
                && poll.version < version
                && System.nanoTime() - poll.nanos < GONE.toNanos();
    }

    private record Poll(long version, long nanos) {}
}
