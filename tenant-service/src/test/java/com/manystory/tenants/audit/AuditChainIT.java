package com.manystory.tenants.audit;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.internal.Seals;
import com.manystory.tenants.ControlPlaneTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// The chain grows without gaps, and everyone can have it verified.
@ExtendWith(OutputCaptureExtension.class)
class AuditChainIT extends ControlPlaneTest {

    @Autowired private Seals seals;

    @Test
    void staysUnbrokenWhenManyChangeAtOnce() throws Exception {
        var changes = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            var brand = "chain-" + i % 10;
            var name = "Aster " + i;
            changes.add(() -> operator().put(brand, aster(name)).status());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(changes)) {
                assertThat(answer.get()).isIn(200, 201, 202);
            }
        }

        var verification = operator().get("/api/v1/audit-events/verification").body();
        assertThat(verification.path("intact").asBoolean()).isTrue();
        assertThat(verification.path("appendOnly").asBoolean()).isTrue();
        assertThat(verification.has("firstBroken")).isFalse();
        assertThat(verification.path("from").asLong()).isEqualTo(1);
        assertThat(verification.path("to").asLong()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void isSignedAndLoggedForWhoeverKeepsACopyElsewhere(CapturedOutput output) {
        operator().put("chain-log", aster("Aster"));

        var newest = events("chain-log").getFirst();
        var anchor = newest.path("id").asString() + ":" + newest.path("hash").asString();
        assertThat(output).contains("Audit anchor " + anchor + " signed ");
        var answer = operator().get("/api/v1/audit-events/verification?anchor=" + anchor);
        var head = answer.body().path("head");
        assertThat(
                        seals.sealer(
                                head.path("signature").asString(),
                                "audit-anchor",
                                head.path("sequence").asString(),
                                head.path("hash").asString()))
                .isEqualTo("tenant-service");
        assertThat(answer.body().path("intact").asBoolean()).isTrue();
        var other = newest.path("id").asString() + ":" + "0".repeat(64);
        var broken = operator().get("/api/v1/audit-events/verification?anchor=" + other).body();
        assertThat(broken.at("/firstBroken/sequence").asLong())
                .isEqualTo(newest.path("id").asLong());
    }

    @Test
    void isVerifiedForOperatorsOnly() {
        var path = "/api/v1/audit-events/verification";

        assertThat(withToken("").get(path).status()).isEqualTo(401);
        assertThat(withToken(PLATFORM.token("operator:act")).get(path).status()).isEqualTo(403);
        assertThat(withToken(PLATFORM.token("operator:read")).get(path).status()).isEqualTo(200);
        assertThat(operator().get(path + "?anchor=1").status()).isEqualTo(400);
        var service =
                com.manystory.tenancy.test.TestTokens.mint(
                        "tenant-service", null, "catalog-service", "service");
        assertThat(withToken(service).get("/internal/v1/audit-events/verification").status())
                .isEqualTo(403);
    }

    @Test
    void hasNoGapWhereAChangeWasKilled() throws SQLException {
        var database = AuditDatabase.withEvents(2);
        try (var service = database.service();
                var statement = service.createStatement();
                var superuser = database.superuser();
                var kill = superuser.prepareStatement("SELECT pg_terminate_backend(?, 5000)")) {
            service.setAutoCommit(false);
            statement.execute(
                    "SELECT audit.append('asha', NULL, 'x', 'aster', NULL, NULL, NULL, NULL)");
            kill.setInt(1, service.unwrap(org.postgresql.PGConnection.class).getBackendPID());
            kill.execute();
        }

        database.add("asha");

        var verification = database.verify();
        assertThat(verification.intact()).isTrue();
        assertThat(verification.to()).isEqualTo(3);
    }
}
