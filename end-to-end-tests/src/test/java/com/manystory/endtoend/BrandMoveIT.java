package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A brand moves between two database servers, with all processes real, while its pages are read
/// and its listings written.
class BrandMoveIT {

    private static final String BRAND = "movingstory";
    private static final Set<String> UNDER_WAY = Set.of("COPYING", "PAUSED", "SWITCHED");
    private static final String[] DATABASES = {"catalog_" + BRAND, "payment_" + BRAND};

    private final Platform platform = Platform.get();
    private final Operator operator = new Operator(platform);
    private final Shop shop = new Shop(platform, BRAND);
    private final WalkWriter walks = new WalkWriter(operator, BRAND);

    @BeforeEach
    void aBrandWithAListing() {
        // Where a move has brought it, its desired state says another tier than at first.
        if (operator.tenant("GET", "/api/v1/brands/" + BRAND, "").status() == 404) {
            var made = operator.putBrand(BRAND, NewBrand.document("Movingstory"));
            assertThat(made.json().path("phase").asString()).as(made.text()).isEqualTo("ACTIVE");
        }
        walks.writeOne();
    }

    @AfterAll
    static void erase() {
        new Operator(Platform.get())
                .tenant("DELETE", "/api/v1/brands/" + BRAND, "", "Manystory-Reason: A test");
    }

    @Test
    void isReadAndLosesNothingWhileItMoves() throws Exception {
        move(() -> {});
    }

    @Test
    void movesOnAfterTheControlPlaneWasKilled() throws Exception {
        move(this::killTenantServiceUnderWay);
    }

    private void move(Runnable meanwhile) throws Exception {
        var source = cell();
        var target = source.equals("local") ? "second" : "local";
        var failures = new ArrayList<String>();
        var readers =
                List.of(
                        repeatedly(() -> read("/en", failures)),
                        repeatedly(() -> read("/en/search?q=" + UUID.randomUUID(), failures)),
                        repeatedly(walks::writeOne));
        try {
            var order = "{\"cell\": \"%s\", \"reason\": \"A test\"}".formatted(target);
            var begun = operator.tenant("POST", "/api/v1/brands/" + BRAND + "/move", order);
            assertThat(begun.status()).as(begun.text()).isEqualTo(202);
            meanwhile.run();
            await().atMost(Platform.RECOVERY)
                    .ignoreExceptions()
                    .until(BrandMoveIT.this::state, "SUCCEEDED"::equals);
        } finally {
            for (var reader : readers) {
                reader.interrupt();
                reader.join();
            }
        }
        assertThat(failures).isEmpty();
        assertThat(walks.failures()).isEmpty();
        assertThat(cell()).isEqualTo(target);
        assertThat(databases(target)).containsExactlyInAnyOrder(DATABASES);
        assertThat(databases(source)).isEmpty();
        // Writing goes on, and everything that was acknowledged is there.
        walks.writeOne();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(total()).isEqualTo(walks.written()));
    }

    private void killTenantServiceUnderWay() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> UNDER_WAY.contains(stored()));
        Platform.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(300)));
        var process = platform.process("tenant").orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        assertThat(stored()).isNotIn("SUCCEEDED", "FAILED", "CANCELLED");
    }

    private void read(String path, List<String> failures) {
        var answer = shop.page(path);
        if (answer.status() != 200) {
            failures.add(path + " " + answer.status() + " " + answer.text());
        }
    }

    private static Thread repeatedly(Runnable work) {
        return Thread.ofPlatform()
                .start(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        work.run();
                        // As people do: without a pause the copies hardly catch up on a slow
                        // machine.
                        LockSupport.parkNanos(20_000_000);
                    }
                });
    }

    private int total() {
        return shop.api("GET", "/api/v1/listings?limit=1&locale=en&q=" + walks.word(), "")
                .json()
                .path("total")
                .asInt();
    }

    private String cell() {
        return ask("SELECT cell FROM brands WHERE id = '%s'".formatted(BRAND));
    }

    private String state() {
        return operator.tenant("GET", "/api/v1/brands/" + BRAND + "/moves", "")
                .json()
                .at("/items/0/state")
                .asString();
    }

    /// The state of the last move, with tenant-service dead or alive.
    private String stored() {
        return ask(
                "SELECT state FROM brand_moves WHERE brand_id = '%s' ORDER BY id DESC LIMIT 1"
                        .formatted(BRAND));
    }

    private String ask(String sql) {
        try (var connection =
                        platform.database(
                                "tenant_registry",
                                "postgres",
                                platform.secret("postgres-superuser"));
                var rows = connection.createStatement().executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> databases(String cell) throws SQLException {
        try (var connection = platform.server(cell);
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT datname FROM pg_database WHERE datname LIKE '%"
                                                + BRAND
                                                + "%'")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
