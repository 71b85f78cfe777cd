package com.manystory.tenancy.data.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.test.EmbeddedPlatform;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ServerClaimsIT {

    @Test
    void keepsAProcessFromStartingThatCouldTakeTheServersLastConnection() {
        assertThatThrownBy(() -> claims("vault", 2_000))
                .isInstanceOf(OverbookedServerException.class)
                .hasMessageMatching(
                        "Database server .+ admits \\d+ connections, of which \\d+ may"
                                + " be opened: .*vault 2015.*");
    }

    @Test
    void countsWhatProcessesOfOtherServicesMayOpen() {
        try (var first = claims("vault", 10);
                var second = claims("ledger", 20)) {
            var server = second.servers().getFirst();
            assertThat(second.use(server).orElseThrow().claims())
                    .containsEntry("vault", 25)
                    .containsEntry("ledger", 35);
            assertThatThrownBy(() -> claims("ledger", limit(first) - 30))
                    .isInstanceOf(OverbookedServerException.class);
        }
    }

    @Test
    void startsAsSoonAsAnotherProcessMadeRoom() throws Exception {
        FutureTask<Integer> second;
        try (var first = claims("vault", 10)) {
            var most = limit(first) - used(first) - 8;
            second =
                    new FutureTask<>(() -> {
                        try (var late = claims("ledger", most, "20s")) {
                            return late.servers().size();
                        }
                    });
            Thread.ofVirtual().start(second);
            assertThatThrownBy(() -> second.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);
        }
        assertThat(second.get(20, TimeUnit.SECONDS)).isOne();
    }

    @Test
    void claimsAgainAfterTheServerEndedItsSession() {
        try (var claims =
                        new ServerClaims(
                                settings("vault", 10, "1s"), "vault", Duration.ofMillis(100));
                var other =
                        new ServerClaims(
                                settings("ledger", 10, "1s"), "ledger", Duration.ofMillis(100))) {
            var server = claims.servers().getFirst();
            assertThat(other.use(server).orElseThrow().claims()).containsKey("vault");
            terminate("manystory vault claims%");

            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(other.use(server).orElseThrow().claims())
                                    .containsEntry("vault", 25));
        }
    }

    @Test
    void countsWhatAnybodyOpensOnTheServer() {
        var settings = settings("vault", 10, "1s");
        try (var claims = new ServerClaims(settings, "vault", Duration.ofMillis(200))) {
            Awaitility.await()
                    .until(() -> {
                        EmbeddedPlatform.superuser("postgres").close();
                        return claims.opens(settings.control()) > 1;
                    });
        }
    }

    @Test
    void claimsEachCellsShareOfTheBudgetOnItsServer() {
        var properties = EmbeddedPlatform.properties("vault-service");
        properties.putAll(EmbeddedPlatform.secondCell("vault-service"));
        properties.put("manystory.data.control-cell", "local");
        properties.put("manystory.data.budget", 10);
        try (var claims = new ServerClaims(bind(properties), "vault")) {
            assertThat(claims.servers())
                    .as("half of the budget, what works on databases; and control on one only")
                    .extracting(server -> claims.use(server).orElseThrow().claims().get("vault"))
                    .containsExactlyInAnyOrder(22, 17);
        }
    }

    private static ServerClaims claims(String service, int budget) {
        return claims(service, budget, "1s");
    }

    private static ServerClaims claims(String service, int budget, String wait) {
        return new ServerClaims(settings(service, budget, wait), service);
    }

    private static int limit(ServerClaims claims) {
        return claims.use(claims.servers().getFirst()).orElseThrow().limit();
    }

    private static int used(ServerClaims claims) {
        return claims.use(claims.servers().getFirst()).orElseThrow().claimed();
    }

    private static DataProperties settings(String service, int budget, String wait) {
        var properties = EmbeddedPlatform.properties(service + "-service");
        properties.put("manystory.data.budget", budget);
        properties.put("manystory.data.claim-wait", wait);
        return bind(properties);
    }

    private static DataProperties bind(Map<String, Object> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("manystory.data", Bindable.of(DataProperties.class))
                .get();
    }

    private static void terminate(String name) {
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement =
                        connection.prepareStatement(
                                "select pg_terminate_backend(pid) from pg_stat_activity where"
                                        + " application_name like ?")) {
            statement.setString(1, name);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
