package com.manystory.tenancy.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.TenantRebindException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyedConnectionPoolTests {

    private static final TenantId ASTER = TenantId.of("aster");
    private static final TenantId PEBBLE = TenantId.of("pebble");

    private final FakeDatabases databases = new FakeDatabases(4, 1);
    private final AtomicLong skipped = new AtomicLong();
    private final List<KeyedConnectionPool> pools = new ArrayList<>();

    @AfterEach
    void close() {
        databases.released.countDown();
        pools.forEach(KeyedConnectionPool::close);
    }

    @Test
    void lendsAWarmConnectionAgain() throws SQLException {
        var pool = pool(4, 2);

        pool.borrow(ASTER).close();
        pool.borrow(ASTER).close();

        assertThat(databases.opened).hasValue(1);
        assertThat(pool.use()).isEqualTo(new PoolUse(0, 1, 0, 0));
    }

    @Test
    void neverLendsOneBrandsConnectionToAnother() throws SQLException {
        var pool = pool(1, 1);

        pool.borrow(ASTER).close();
        pool.borrow(PEBBLE).close();

        assertThat(databases.opened).hasValue(2);
        assertThat(databases.open).hasValue(1);
    }

    @Test
    void leavesTheCellThatABrandWasMovedFrom() throws SQLException {
        givesUpWhatWasOpenedBefore(() -> databases.place(ASTER, "second"));
    }

    @Test
    void lendsNoConnectionToACellThatTheBrandHasLeft() throws SQLException {
        var pool = pool(4, 2);
        pool.borrow(ASTER).close();
        databases.place(ASTER, "second");

        pool.borrow(ASTER).close();

        assertThat(databases.opened).hasValue(2);
        assertThat(databases.open).hasValue(1);
    }

    @Test
    void opensAnotherConnectionWhenTheBrandIsMovedMeanwhile() throws SQLException {
        var pool = pool(4, 2);
        databases.moveWhileOpening(ASTER);

        pool.borrow(ASTER).close();

        assertThat(databases.opened).hasValue(2);
        assertThat(databases.open).hasValue(1);
        assertThat(pool.use()).isEqualTo(new PoolUse(0, 1, 0, 0));
    }

    @Test
    void givesUpWhatAPasswordOpenedThatWasChanged() throws SQLException {
        givesUpWhatWasOpenedBefore(() -> databases.rotate(ASTER));
    }

    private void givesUpWhatWasOpenedBefore(Runnable change) throws SQLException {
        var pool = pool(8, 4);
        pool.borrow(PEBBLE).close();
        var held = pool.borrow(ASTER);
        pool.borrow(ASTER).close();
        change.run();

        pool.follow(ASTER);

        assertThat(databases.open).as("the idle one was closed").hasValue(2);
        held.close();
        assertThat(databases.open).as("the other one when it was given back").hasValue(1);
        pool.borrow(ASTER).close();
        pool.follow(ASTER);
        pool.borrow(ASTER).close();
        assertThat(databases.opened).as("what was opened since stays").hasValue(4);
    }

    @Test
    void keepsNoConnectionWhosePasswordWasChangedWhileItWasOpened() throws SQLException {
        var pool = pool(4, 2);
        databases.rotateWhileOpening(ASTER);

        var begunBefore = pool.borrow(ASTER);
        pool.follow(ASTER);
        begunBefore.close();

        assertThat(databases.open).hasValue(0);
        assertThat(pool.use()).isEqualTo(new PoolUse(0, 0, 0, 0));
    }

    @Test
    void keepsNoConnectionByAnOldPasswordThoughNobodySaysSoAgain() throws SQLException {
        var pool = pool(4, 2);
        databases.rotateWhileOpening(ASTER);

        pool.borrow(ASTER).close();

        assertThat(databases.open).hasValue(0);
    }

    @Test
    void givesUpTheLeastRecentlyUsedIdleConnectionForAnotherBrand() throws SQLException {
        var pool = pool(2, 2);
        pool.borrow(ASTER).close();
        pool.borrow(PEBBLE).close();
        pool.borrow(ASTER).close();

        pool.borrow(TenantId.of("cedar")).close();
        pool.borrow(ASTER).close();

        assertThat(databases.opened).hasValue(3);
    }

    @Test
    void namesBrandAndLimitsWhenNothingBecomesFree() throws SQLException {
        var pool = pool(4, 1);
        try (var _ = pool.borrow(ASTER)) {
            assertThatThrownBy(() -> pool.borrow(ASTER))
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageContaining("aster")
                    .hasMessageContaining("1 of its 1")
                    .hasMessageContaining("1 of 4");
            pool.borrow(PEBBLE).close();
        }
        pool.borrow(ASTER).close();
        assertThat(pool.use().waiting()).isZero();
    }

    @Test
    void neverExceedsBudgetCapAndOpensUnderLoad() throws Exception {
        var pool = pool(10, 2);
        var errors = new AtomicLong();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < 64; worker++) {
                executor.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        var brand = ThreadLocalRandom.current().nextInt(40);
                        try (var _ = pool.borrow(TenantId.of("brand-" + brand))) {
                            Thread.sleep(1);
                        } catch (SQLException e) {
                            errors.incrementAndGet();
                        }
                    }
                    return true;
                });
            }
        }

        assertThat(databases.mostOpen.get()).isLessThanOrEqualTo(10);
        assertThat(databases.mostOpening.get()).isLessThanOrEqualTo(4);
        assertThat(errors).hasValue(0);
        assertThat(pool.use().active()).isZero();
        assertThat(pool.use().opening()).isZero();
        assertThat(databases.open.get()).isEqualTo(pool.use().idle());
    }

    @Test
    void servesTheOthersWhileOneBrandsDatabaseHangs() throws Exception {
        var pool = pool(10, 8);
        databases.hang(ASTER);
        var stuck = inBackground(10, () -> pool.borrow(ASTER));

        for (int i = 0; i < 6; i++) {
            var brand = TenantId.of("brand-" + i);
            assertTimeout(Duration.ofMillis(200), () -> pool.borrow(brand).close());
        }

        databases.released.countDown();
        for (var waiting : stuck) {
            waiting.cancel(true);
        }
    }

    @Test
    void servesTheBrandsOfOtherCellsWhileOneCellGivesNothingBack() throws SQLException {
        var pool = pool(4, 2, 1);
        for (int i = 0; i < 2; i++) {
            var stuck = TenantId.of("stuck-" + i);
            databases.place(stuck, "hung");
            pool.borrow(stuck);
        }
        var late = TenantId.of("stuck-late");
        databases.place(late, "hung");

        assertThatThrownBy(() -> pool.borrow(late)).hasMessageContaining("its cell 2 of 2");

        try (var _ = pool.borrow(ASTER);
                var _ = pool.borrow(PEBBLE)) {
            assertThat(pool.use().active()).isEqualTo(4);
        }
    }

    @Test
    void givesUpOneOfTheCellsOwnWhenTheCellHasItsShare() throws SQLException {
        var pool = pool(4, 2, 1);
        databases.place(PEBBLE, "second");
        pool.borrow(PEBBLE).close();
        pool.borrow(ASTER).close();
        pool.borrow(TenantId.of("cedar")).close();

        pool.borrow(TenantId.of("dune")).close();

        assertThat(databases.open).hasValue(3);
        pool.borrow(PEBBLE).close();
        assertThat(databases.opened).as("the other cell's stayed").hasValue(4);
    }

    @Test
    void takesTurnsBetweenBrandsOfACellThatHasItsShare() throws Exception {
        var pool = pool(4, 1, 1);

        whileAsterFloods(pool, 4, () -> pool.borrow(PEBBLE).close());
    }

    @Test
    void countsAConnectionForTheCellThatItLeadsTo() throws SQLException {
        var pool = pool(4, 1, 1);
        databases.moveWhileOpening(ASTER);
        pool.borrow(ASTER).close();

        pool.borrow(PEBBLE).close();

        assertThat(pool.use().idle()).isEqualTo(2);
    }

    @Test
    void servesTheOthersWhileOneBrandFloodsThePool() throws Exception {
        var pool = pool(4, 2);

        whileAsterFloods(
                pool,
                30,
                () -> {
                    for (int i = 0; i < 10; i++) {
                        var brand = TenantId.of("brand-" + i);
                        assertTimeout(Duration.ofMillis(150), () -> pool.borrow(brand).close());
                    }
                });
    }

    @Test
    void takesTurnsBetweenBrandsThatWait() throws Exception {
        var pool = pool(1, 1);
        var held = pool.borrow(ASTER);
        var order = java.util.Collections.synchronizedList(new ArrayList<TenantId>());
        var waiting = new ArrayList<Future<Boolean>>();
        for (var brand : List.of(ASTER, ASTER, ASTER, PEBBLE)) {
            waiting.addAll(
                    inBackground(
                            1,
                            () -> {
                                try (var _ = pool.borrow(brand)) {
                                    order.add(brand);
                                    Thread.sleep(30);
                                    return true;
                                }
                            }));
            Thread.sleep(10);
        }
        Thread.sleep(30);

        held.close();

        for (var one : waiting) {
            assertThat(one.get(2, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(order.indexOf(PEBBLE)).isLessThanOrEqualTo(1);
    }

    @Test
    void passesFailuresToOpenOnAndRecovers() throws SQLException {
        var pool = pool(1, 1);
        databases.fail(ASTER);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> pool.borrow(ASTER)).hasMessage("refused");
        }
        assertThat(pool.use()).isEqualTo(new PoolUse(0, 0, 0, 0));

        databases.recover(ASTER);
        pool.borrow(ASTER).close();
    }

    @Test
    void undoesWhatTheBorrowerChanged() throws SQLException {
        var pool = pool(1, 1);
        try (var connection = pool.borrow(ASTER)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
        }
        try (var connection = pool.borrow(ASTER)) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
        }
        assertThat(databases.opened).hasValue(1);
    }

    @Test
    void throwsAwayWhatCannotBeUndone() throws SQLException {
        var pool = pool(1, 1);
        try (var connection = pool.borrow(ASTER)) {
            connection.setSchema("other");
        }
        pool.borrow(ASTER).close();

        assertThat(databases.opened).hasValue(2);
        assertThat(databases.open).hasValue(1);
    }

    @Test
    void replacesConnectionsThatBrokeWhileIdleOrInUse() throws SQLException {
        var pool = pool(2, 2);
        var inUse = pool.borrow(ASTER);
        inUse.setAutoCommit(false);
        pool.borrow(ASTER).close();
        databases.breakAll();
        skipped.set(Duration.ofSeconds(1).toNanos());

        inUse.close();
        pool.borrow(ASTER).close();

        assertThat(databases.opened).hasValue(3);
        assertThat(databases.open).hasValue(1);
    }

    @Test
    void closesConnectionsThatAreTooOldOrIdleForTooLong() throws SQLException {
        var pool = pool(2, 2);
        pool.borrow(ASTER).close();
        skipped.set(Duration.ofMinutes(11).toNanos());

        pool.closeOutdated();

        assertThat(databases.open).hasValue(0);
        assertThat(pool.use()).isEqualTo(new PoolUse(0, 0, 0, 0));
    }

    @Test
    void reportsAConnectionHeldForTooLongOnce() throws SQLException {
        var pool = pool(2, 2);
        try (var _ = pool.borrow(ASTER)) {
            skipped.set(Duration.ofMinutes(2).toNanos());
            assertThat(pool.leaks()).hasSize(1);
            assertThat(pool.leaks()).isEmpty();
        }
    }

    @Test
    void forgetsAnErasedBrandsConnections() throws SQLException {
        var pool = pool(2, 2);
        var inUse = pool.borrow(ASTER);
        pool.borrow(ASTER).close();

        pool.evict(ASTER);
        assertThat(databases.open).hasValue(1);

        inUse.close();
        assertThat(databases.open).hasValue(0);
    }

    @Test
    void runsStatementsForTheBoundBrandOnly() throws SQLException {
        var pool = pool(1, 1);
        try (var connection = pool.borrow(ASTER)) {
            assertThatThrownBy(() -> connection.prepareStatement("select 1"))
                    .isInstanceOf(NoTenantException.class);
            TenantContext.run(
                    PEBBLE,
                    () ->
                            assertThatThrownBy(connection::createStatement)
                                    .isInstanceOf(TenantRebindException.class));
            TenantContext.call(ASTER, connection::createStatement);
        }
    }

    @Test
    void refusesAConnectionThatWasGivenBack() throws SQLException {
        var pool = pool(1, 1);
        var stale = pool.borrow(ASTER);
        stale.close();
        try (Connection next = pool.borrow(ASTER)) {
            stale.close();
            assertThat(stale.isClosed()).isTrue();
            assertThatThrownBy(stale::commit).hasMessageContaining("given back");
            assertThat(next.isClosed()).isFalse();
            assertThat(pool.use().active()).isEqualTo(1);
        }
    }

    @Test
    void letsAnInterruptedCallerGoWithoutLosingAPlace() throws Exception {
        var pool = pool(1, 1);
        var held = pool.borrow(ASTER);
        var waiting = inBackground(1, () -> pool.borrow(ASTER)).getFirst();
        Thread.sleep(50);

        waiting.cancel(true);
        Thread.sleep(50);
        held.close();

        pool.borrow(ASTER).close();
        assertThat(pool.use()).isEqualTo(new PoolUse(0, 1, 0, 0));
    }

    private KeyedConnectionPool pool(int budget, int perBrand) {
        return pool(budget, budget, perBrand);
    }

    private KeyedConnectionPool pool(int budget, int perCell, int perBrand) {
        var limits =
                new PoolLimits(
                        budget,
                        perCell,
                        perBrand,
                        Duration.ofMillis(500),
                        Duration.ofMillis(20),
                        Duration.ofMillis(500),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(60));
        var pool =
                new KeyedConnectionPool(
                        limits,
                        databases,
                        PoolListener.NONE,
                        () -> System.nanoTime() + skipped.get());
        pools.add(pool);
        return pool;
    }

    /// Does something while others borrow and give back Aster's connections all the time.
    private static void whileAsterFloods(
            KeyedConnectionPool pool, int others, ThrowingRunnable other) throws Exception {
        var stop = new CountDownLatch(1);
        var flood =
                inBackground(
                        others,
                        () -> {
                            while (stop.getCount() > 0) {
                                try (var _ = pool.borrow(ASTER)) {
                                    Thread.sleep(5);
                                }
                            }
                            return true;
                        });
        Thread.sleep(50);
        try {
            other.execute();
        } finally {
            stop.countDown();
        }
        for (var one : flood) {
            assertThat(one.get(2, TimeUnit.SECONDS)).isTrue();
        }
    }

    private interface ThrowingRunnable {

        void execute() throws Exception;
    }

    private static <T> List<Future<T>> inBackground(int times, Callable<T> work) {
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        var futures = new ArrayList<Future<T>>();
        for (int i = 0; i < times; i++) {
            futures.add(executor.submit(work));
        }
        executor.shutdown();
        return futures;
    }
}
