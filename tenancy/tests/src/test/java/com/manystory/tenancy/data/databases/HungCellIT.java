package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A database server accepts connections and doesn't answer.
class HungCellIT extends HungCellTest {

    private final List<Brand> there = List.of(placed(), placed(), placed());

    HungCellIT() {
        super("hung", "2s");
    }

    @BeforeEach
    void make() {
        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);
        for (var other : there) {
            registry.accept(other);
            assertThat(databases.ensure(other).status()).isEqualTo(Status.TRUE);
        }
    }

    @Test
    void brandsOnOtherCellsAreServedMeanwhile() throws SQLException {
        PROXY.fallSilent();
        for (int i = 0; i < 5; i++) {
            there.forEach(other -> Thread.ofVirtual().start(() -> askInVain(other.id())));
        }
        await().atMost(Duration.ofSeconds(2)).until(() -> pool.use().waiting() > 0);

        var started = System.nanoTime();
        var own = new ArrayList<Connection>();
        for (int i = 0; i < settings.perBrand(); i++) {
            own.add(pool.borrow(brand.id()));
        }
        for (var connection : own) {
            TenantContext.call(brand.id(), () -> ask(connection));
            connection.close();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void databasesOnOtherCellsAreMadeMeanwhile() throws Exception {
        PROXY.fallSilent();
        var stuck = there.stream().map(other -> started(() -> databases.ensure(other))).toList();
        Thread.sleep(100);

        var made = started(() -> databases.ensure(brand));

        assertThat(made.get(30, TimeUnit.SECONDS).status()).isEqualTo(Status.TRUE);
        for (var one : stuck) {
            assertThat(one.get(60, TimeUnit.SECONDS).status()).isEqualTo(Status.FALSE);
        }
    }

    private void askInVain(TenantId other) {
        try (var connection = pool.borrow(other)) {
            TenantContext.call(other, () -> ask(connection));
        } catch (SQLException _) {
            // Nobody answers.
        }
    }

    private static boolean ask(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute("select 1");
        }
    }
}
