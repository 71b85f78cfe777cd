package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.data.server.SideConnections;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.TestBrands;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// Much work on databases at a time, all of it by one process.
class ClaimedConnectionsIT extends DatabasesTest {

    private static final int BRANDS = 4;
    private static final String VERSION = "001";

    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final CountDownLatch working = new CountDownLatch(BRANDS);

    ClaimedConnectionsIT() {
        super("claimed");
    }

    @Test
    void takesNoMoreThanTheProcessClaimsAndLeavesControlConnectionsFree() throws Exception {
        var brands = new ArrayList<Brand>();
        for (int i = 0; i < BRANDS; i++) {
            var made = TestBrands.named(newId());
            registry.accept(made);
            assertThat(databases.ensure(made).status()).isEqualTo(Condition.Status.TRUE);
            brands.add(made);
        }
        var most = new FutureTask<>(this::watch);
        Thread.ofVirtual().start(most);
        for (var made : brands) {
            Thread.ofVirtual().start(() -> replace(made));
            Thread.ofVirtual().start(() -> ensureAgain(made));
        }

        working.await();

        assertThat(failures).isEmpty();
        assertThat(most.get().beside())
                .isBetween(1, SideConnections.most(settings) + SideConnections.ADMINISTRATIVE);
        // Two are for transactions that mark their brands, and one is for moves.
        assertThat(most.get().control()).isBetween(1, settings.controlConnections() - 3);
    }

    private void replace(Brand made) {
        try (var replacement = databases.replace(made)) {
            assertThat(replacement.isOnlyOne()).isTrue();
            replacement.make(VERSION);
            replacement.finish();
            replacement.takePlace();
        } catch (SQLException | RuntimeException | Error e) {
            if (!String.valueOf(e.getMessage()).contains("being replaced")) {
                failures.add(e);
            }
        } finally {
            working.countDown();
        }
    }

    private void ensureAgain(Brand made) {
        while (working.getCount() > 0) {
            databases.ensure(made);
        }
    }

    private Most watch() throws SQLException, InterruptedException {
        var most = new Most(0, 0);
        var before = most;
        try (var connection = EmbeddedPlatform.superuser("postgres")) {
            while (working.getCount() > 0) {
                var now = new Most(beside(connection), control(connection));
                // What is seen once only may be a session that its client has closed already.
                most = most.most(now.least(before));
                before = now;
                Thread.sleep(3);
            }
        }
        return most;
    }

    private int beside(Connection connection) throws SQLException {
        return count(
                connection,
                """
                select count(*) from pg_stat_activity
                where usename = 'claimed_service' and datname <> 'claimed_control'
                """);
    }

    private int control(Connection connection) throws SQLException {
        return count(
                connection,
                """
                select count(distinct pid) from pg_locks join pg_database d on d.oid = database
                where locktype = 'advisory' and datname = 'claimed_control'
                """);
    }

    private static int count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// @param beside sessions of the provisioner, without those in the control database
    /// @param control sessions in the control database that hold a lock, or wait for one
    private record Most(int beside, int control) {

        Most most(Most other) {
            return new Most(Math.max(beside, other.beside), Math.max(control, other.control));
        }

        Most least(Most other) {
            return new Most(Math.min(beside, other.beside), Math.min(control, other.control));
        }
    }
}
