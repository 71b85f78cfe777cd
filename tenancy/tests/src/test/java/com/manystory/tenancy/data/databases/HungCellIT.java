package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.net.Proxy;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.TestBrands;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A database server accepts connections and doesn't answer.
class HungCellIT extends DatabasesTest {

    private static final String PORT = "manystory.data.cells.second.port";
    private static final int BUDGET = 6;
    private static final Proxy PROXY = proxy();

    private final List<Brand> there = List.of(placed(), placed(), placed());

    HungCellIT() {
        super("hung", twoCells());
    }

    @BeforeEach
    void make() {
        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);
        for (var other : there) {
            registry.accept(other);
            assertThat(databases.ensure(other).status()).isEqualTo(Status.TRUE);
        }
    }

    @AfterEach
    void speakAgain() {
        PROXY.speak();
    }

    @AfterAll
    static void closeProxy() throws IOException {
        PROXY.close();
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

    private static FutureTask<Condition> started(Callable<Condition> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
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

    private static Brand placed() {
        var made = TestBrands.named(newId());
        return new Brand(
                made.id(),
                made.incarnation(),
                made.generation(),
                made.phase(),
                "second",
                made.spec());
    }

    private static Proxy proxy() {
        var cell = EmbeddedPlatform.secondCell("hung-service");
        return new Proxy(
                String.valueOf(cell.get("manystory.data.cells.second.host")),
                Integer.parseInt(String.valueOf(cell.get(PORT))));
    }

    private static DataProperties twoCells() {
        var properties = new HashMap<>(EmbeddedPlatform.properties("hung-service"));
        properties.putAll(EmbeddedPlatform.secondCell("hung-service"));
        properties.put(PORT, PROXY.port());
        properties.put("manystory.data.control-cell", "local");
        properties.put("manystory.data.budget", BUDGET);
        properties.put("manystory.data.acquire-timeout", "1s");
        properties.put("manystory.data.socket-timeout", "2s");
        return settings(properties);
    }
}
