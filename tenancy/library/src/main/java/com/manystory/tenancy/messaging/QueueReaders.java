package com.manystory.tenancy.messaging;

import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/// The readers of all subscriptions of this process and what gives parked messages back to them,
/// started last and stopped first.
final class QueueReaders implements SmartLifecycle {

    private final List<QueueReader> readers;
    private final ParkedRelease parked;
    private final Duration stopWithin;
    private volatile boolean running;

    QueueReaders(List<QueueReader> readers, ParkedRelease parked, Duration stopWithin) {
        this.readers = readers;
        this.parked = parked;
        this.stopWithin = stopWithin;
    }

    @Override
    public void start() {
        running = true;
        readers.forEach(QueueReader::start);
        parked.start();
    }

    @Override
    public void stop() {
        running = false;
        readers.forEach(QueueReader::stopReading);
        var deadline = System.nanoTime() + stopWithin.toNanos();
        try {
            parked.stop();
            for (var reader : readers) {
                reader.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
