package com.manystory.catalog.work;

import com.manystory.catalog.config.OnTheAir;
import com.manystory.catalog.work.DueWork.Due;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the chores of one lane, a few at once and one per brand, those that have waited longest
/// first.
final class LaneQueue {

    private static final Logger log = LoggerFactory.getLogger(LaneQueue.class);
    private static final int WAITING = 50;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final DueWork work;
    private final OnTheAir air;
    private final Map<String, Chore> chores;
    private final Semaphore places;
    private final int most;
    private final Map<TenantId, Thread> busy = new ConcurrentHashMap<>();

    LaneQueue(Chore.Lane lane, List<Chore> chores, DueWork work, OnTheAir air) {
        this.work = work;
        this.air = air;
        this.chores =
                chores.stream()
                        .filter(chore -> chore.lane() == lane)
                        .collect(Collectors.toMap(Chore::kind, Function.identity()));
        this.places = new Semaphore(lane.places, true);
        this.most = lane.places + WAITING;
    }

    /// What is due and finds room here. Brands that wait here already leave theirs to others.
    List<Due> due() {
        var room = most - busy.size();
        return room <= 0 || chores.isEmpty()
                ? List.of()
                : work.due(chores.keySet(), busy.keySet(), room);
    }

    /// Has the chore run on a thread of its own, unless the brand has one here already.
    void begin(Due due) {
        var chore = chores.get(due.kind());
        if (chore == null) {
            return;
        }
        var mine =
                Thread.ofVirtual().name("chore-" + due.kind()).unstarted(() -> perform(due, chore));
        if (busy.putIfAbsent(due.tenant(), mine) == null) {
            mine.start();
        }
    }

    void stop(Duration patience) throws InterruptedException {
        busy.values().forEach(Thread::interrupt);
        for (var thread : busy.values()) {
            thread.join(patience);
        }
    }

    private void perform(Due due, Chore chore) {
        try {
            places.acquire();
            try {
                run(due, chore);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            log.debug("Chore {} of brand {} waits for the next start", due.kind(), due.tenant());
        } catch (RuntimeException e) {
            log.warn("Chore {} stays due: {}", due.kind(), e.getMessage());
        } finally {
            busy.remove(due.tenant());
        }
    }

    private void run(Due due, Chore chore) {
        var hand = work.take(due);
        try {
            TenantContext.run(
                    due.tenant(),
                    () -> {
                        // It may have waited here for long.
                        air.require();
                        chore.run();
                    });
        } catch (OnTheAir.OffTheAir e) {
            log.info("Chore {} waits until its brand is served again", due.kind());
            work.markIn(due.tenant(), due.kind(), Duration.ZERO);
        } catch (RuntimeException e) {
            log.warn("Chore {} of brand {} failed", due.kind(), due.tenant(), e);
            work.markIn(due.tenant(), due.kind(), AFTER_FAILURE);
        }
        work.done(due, hand);
    }
}
