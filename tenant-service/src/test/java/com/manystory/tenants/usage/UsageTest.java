package com.manystory.tenants.usage;

import static com.manystory.tenants.ControlPlane.aster;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.TestTokens;
import com.manystory.tenants.ControlPlane;
import com.manystory.tenants.ControlPlane.Reply;
import com.manystory.tenants.ControlPlaneTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Processes that report of brands, and operators who ask.
abstract class UsageTest extends ControlPlaneTest {

    static final Instant HOUR = Instant.now().truncatedTo(ChronoUnit.HOURS);

    final String process = UUID.randomUUID().toString();

    @Autowired JdbcClient jdbc;

    final String life(String brand) {
        return operator().put(brand, aster("Aster"), "Prefer", "wait=10").text("incarnation");
    }

    final Reply usage(String brand, String query) {
        return operator().get("/api/v1/brands/" + brand + "/usage" + query);
    }

    final long total(String brand, String measure) {
        return usage(brand, "").body().path("totals").values().stream()
                .filter(total -> total.path("measure").asString().equals(measure))
                .mapToLong(total -> total.path("amount").asLong())
                .sum();
    }

    final long rows(String brand) {
        return jdbc.sql(
                        """
                        SELECT (SELECT count(*) FROM usage_amounts WHERE brand_id = :brand)
                            + (SELECT count(*) FROM usage_readings WHERE brand_id = :brand)
                        """)
                .param("brand", brand)
                .query(Long.class)
                .single();
    }

    final void report(String from, long sequence, String counted) {
        send(body(from, sequence, "[" + counted + "]", "[]"));
    }

    final void reading(
            long sequence, String brand, String life, String measure, Instant at, long value) {
        send(
                body(
                        process,
                        sequence,
                        "[]",
                        """
                        [{"brand": "%s", "incarnation": "%s", "measure": "%s", "at": "%s",
                          "value": %d}]
                        """
                                .formatted(brand, life, measure, at, value)));
    }

    final void send(String body) {
        assertThat(post(withToken(service()), body).status()).isEqualTo(204);
    }

    static Reply post(ControlPlane as, String body) {
        return as.send("POST", "/internal/v1/usage", body, Map.of());
    }

    static String service() {
        return TestTokens.mint("tenant-service", null, "storefront-bff", "service");
    }

    static String counted(String brand, String life, Instant hour, String measure, long amount) {
        return """
        {"brand": "%s", "incarnation": "%s", "hour": "%s", "amounts": {"%s": %d}}
        """
                .formatted(brand, life, hour, measure, amount);
    }

    static String body(String process, long sequence, String counted, String readings) {
        return """
        {"process": "%s", "sequence": %d, "counted": %s, "readings": %s}
        """
                .formatted(process, sequence, counted, readings);
    }
}
