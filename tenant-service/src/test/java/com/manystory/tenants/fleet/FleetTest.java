package com.manystory.tenants.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenants.ControlPlane.Reply;
import com.manystory.tenants.ControlPlaneTest;
import com.manystory.tenants.FakeDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The control plane, and services whose databases are behind.
abstract class FleetTest extends ControlPlaneTest {

    static final String MIGRATIONS = "/api/v1/fleet/migrations";
    static final FakeDatabases DATABASES = PLATFORM.databases();

    /// Ten brands, the smallest first.
    static final String[] TEN =
            IntStream.range(0, 10).mapToObj(i -> "b" + "x".repeat(i) + "z").toArray(String[]::new);

    @Autowired JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void forgetRollouts() {
        jdbc.sql(
                        """
                        UPDATE rollouts SET state = 'CANCELLED'
                        WHERE state IN ('PLANNED', 'RUNNING', 'STOPPED')
                        """)
                .update();
        jdbc.sql("UPDATE rollout_services SET active = false").update();
        DATABASES.clear();
    }

    final Reply start(String options) {
        return operator().send("POST", MIGRATIONS, options, Map.of());
    }

    final Reply change(long id, String verb) {
        return operator().send("POST", MIGRATIONS + "/" + id + "/" + verb, "", Map.of());
    }

    /// Starts a rollout and waits until it ends or stops.
    final Reply run(String options) {
        var started = start(options);
        assertThat(started.status()).as(started.response().body()).isEqualTo(201);
        return ended(started.body().path("id").asLong());
    }

    final Reply ended(long id) {
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(15))
                .until(() -> !List.of("PLANNED", "RUNNING").contains(get(id, "").text("state")));
        return get(id, "");
    }

    final Reply get(long id, String query) {
        return operator().get(MIGRATIONS + "/" + id + query);
    }

    static int count(Reply rollout, String state) {
        return rollout.body().path("counts").path(state).asInt();
    }
}
