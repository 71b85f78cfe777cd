package com.manystory.catalog.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.config.OnTheAir;
import com.manystory.catalog.work.Chore.Lane;
import com.manystory.catalog.work.DueWork.Due;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.Control;
import com.manystory.tenancy.registry.Phase;
import com.manystory.tenancy.test.InMemoryRegistry;
import com.manystory.tenancy.test.TestBrands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CatalogTest
class DueWorkIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();
    private static final TenantId ASTER = TestBrands.ASTER.id();

    @Autowired DueWork work;
    @Autowired OnTheAir air;
    @Autowired InMemoryRegistry registry;

    JdbcClient control;

    @Autowired
    void control(@Control DataSource source) {
        control = JdbcClient.create(source);
    }

    @BeforeEach
    void forgetTestMarks() {
        control.sql("DELETE FROM due_work WHERE kind LIKE 'test-%'").update();
    }

    @Test
    void aCrowdInOneLaneHidesNothingInAnother() {
        for (var i = 0; i < 300; i++) {
            work.markIn(TenantId.of("brand-" + i), "test-spare", Duration.ofHours(-1));
        }
        work.markIn(PEBBLE, "test-brief", Duration.ZERO);
        var brief = new LaneQueue(Lane.BRIEF, List.of(chore("test-brief", Lane.BRIEF)), work, air);
        assertThat(brief.due()).containsExactly(new Due(PEBBLE, "test-brief"));
    }

    @Test
    void aBrandThatIsBusyLeavesRoomInTheLane() {
        var stop = new CountDownLatch(1);
        var seen = ConcurrentHashMap.<String>newKeySet();
        var kinds = IntStream.range(0, 3).mapToObj(i -> "test-" + i).toList();
        var chores = kinds.stream().map(kind -> chore(kind, () -> waitFor(stop, seen))).toList();
        var lane = new LaneQueue(Lane.LENGTHY, chores, work, air);
        kinds.forEach(kind -> work.markIn(ASTER, kind, Duration.ofHours(-1)));
        work.markIn(PEBBLE, "test-0", Duration.ZERO);
        try {
            lane.due().forEach(lane::begin);
            await().atMost(Duration.ofSeconds(10)).until(() -> seen.contains(PEBBLE.value()));
            assertThat(lane.due()).isEmpty();
        } finally {
            stop.countDown();
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> {
                    lane.due().forEach(lane::begin);
                    return dueOf(kinds.toArray(String[]::new)).isEmpty();
                });
    }

    @Test
    void aMarkSetWhileItsChoreRunsCallsForAnotherRun() {
        var at = Instant.now().plusMillis(200);
        var due = new Due(PEBBLE, "test-again");
        TenantContext.run(PEBBLE, () -> work.markAt("test-again", at));
        await().until(() -> dueOf("test-again").contains(due));
        var hand = work.take(due);
        TenantContext.run(PEBBLE, () -> work.markAt("test-again", at));
        work.done(due, hand);
        assertThat(dueOf("test-again")).containsExactly(due);
        work.done(due, work.take(due));
        assertThat(dueOf("test-again")).isEmpty();
    }

    @Test
    void aChoreThatWaitedForAPlaceDoesNotBeginForASuspendedBrand() {
        var due = new Due(PEBBLE, "test-late");
        var ran = ConcurrentHashMap.<String>newKeySet();
        var chores = List.of(chore("test-late", () -> ran.add(TenantContext.required().value())));
        var lane = new LaneQueue(Lane.LENGTHY, chores, work, air);
        work.markIn(PEBBLE, "test-late", Duration.ofHours(-1));
        registry.accept(TestBrands.in(Phase.SUSPENDED, TestBrands.PEBBLE));
        try {
            lane.begin(due);
            await().until(() -> markedSince(Duration.ofMinutes(1), "test-late") == 1);
            assertThat(ran).isEmpty();
        } finally {
            registry.accept(TestBrands.PEBBLE);
        }
        await().until(() -> {
            lane.begin(due);
            return ran.contains(PEBBLE.value());
        });
    }

    @Test
    void anOffboardingThatIsTakenBackLosesNoWork() {
        var ivy = TestBrands.named("ivy");
        registry.accept(ivy);
        work.markIn(ivy.id(), "test-ivy", Duration.ofHours(1));

        registry.accept(TestBrands.in(Phase.OFFBOARDING, ivy));
        registry.accept(ivy);

        assertThat(
                        control.sql("SELECT count(*) FROM due_work WHERE kind = 'test-ivy'")
                                .query(Long.class)
                                .single())
                .isOne();
        registry.remove(ivy.id());
    }

    @Test
    void aSuspendedBrandsWorkGoesOnWhenItIsResumed() throws InterruptedException {
        registry.accept(TestBrands.in(Phase.SUSPENDED, TestBrands.PEBBLE));
        try {
            work.markIn(PEBBLE, "reservations", Duration.ZERO);
            await().until(() -> work.parked().contains(PEBBLE));
            Thread.sleep(600);
            assertThat(marks("reservations")).isPositive();
        } finally {
            registry.accept(TestBrands.PEBBLE);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> marks("reservations") == 0);
    }

    @Test
    void nothingIsLeftOfABrandThatIsGone() {
        var gone = TestBrands.named("gone");
        registry.accept(TestBrands.in(Phase.SUSPENDED, gone));
        work.markIn(gone.id(), "reservations", Duration.ofHours(1));
        registry.remove(gone.id());
        assertThat(
                        control.sql("SELECT count(*) FROM due_work WHERE tenant = 'gone'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void aSweepMarksEachChoreOnce() {
        var brands = List.of(TenantId.of("sweep-1"), TenantId.of("sweep-2"));
        for (var i = 0; i < 2; i++) {
            work.markWithin(Duration.ofHours(1), brands, List.of("test-a", "test-b"));
        }
        assertThat(
                        control.sql(
                                        "SELECT count(*) FROM due_work WHERE kind LIKE 'test-%'"
                                                + " AND due_at BETWEEN now()"
                                                + " AND now() + interval '1 hour'")
                                .query(Long.class)
                                .single())
                .isEqualTo(4);
    }

    private long markedSince(Duration time, String kind) {
        return control.sql(
                        "SELECT count(*) FROM due_work WHERE kind = ?"
                                + " AND due_at > now() - make_interval(secs => ?)")
                .params(kind, time.toSeconds())
                .query(Long.class)
                .single();
    }

    private long marks(String kind) {
        return control.sql(
                        "SELECT count(*) FROM due_work WHERE tenant = ? AND kind = ?"
                                + " AND due_at <= now()")
                .params(PEBBLE.value(), kind)
                .query(Long.class)
                .single();
    }

    private List<Due> dueOf(String... kinds) {
        return work.due(List.of(kinds), Set.of(), 100);
    }

    private static void waitFor(CountDownLatch stop, Set<String> seen) {
        seen.add(TenantContext.required().value());
        try {
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Chore chore(String kind, Lane lane) {
        return chore(kind, lane, () -> {});
    }

    private static Chore chore(String kind, Runnable run) {
        return chore(kind, Lane.LENGTHY, run);
    }

    private static Chore chore(String kind, Lane lane, Runnable run) {
        return new Chore() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Lane lane() {
                return lane;
            }

            @Override
            public void run() {
                run.run();
            }
        };
    }
}
