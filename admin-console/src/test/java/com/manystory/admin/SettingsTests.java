package com.manystory.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The editable part of a brand's desired state.
class SettingsTests extends ConsoleTest {

    private static final String PATH = "/api/v1/brands/aster/settings";
    private static final String BRAND =
            "{\"id\":\"aster\",\"generation\":3,\"spec\":{\"displayName\":\"Aster\","
                    + "\"currency\":\"IDR\",\"vocabulary\":{\"en\":{\"listing.by\":\"by {0}\"}},"
                    + "\"theme\":{},\"features\":{\"switches\":{\"ratings\":true}}}}";

    private final AtomicReference<String> written = new AtomicReference<>("");
    private final AtomicReference<String> condition = new AtomicReference<>("");
    private final AtomicReference<String> authorization = new AtomicReference<>("");

    @BeforeEach
    void controlPlaneAnswers() {
        TENANTS.on("GET /internal/v1/brands/aster", exchange -> answer(exchange, 200));
        TENANTS.on(
                "PUT /internal/v1/brands/aster",
                exchange -> {
                    note(exchange);
                    answer(exchange, 200);
                });
    }

    @Test
    void showsStaffOnlyWhatTheyMayEdit() {
        var staff = get(PATH, ISSUERS.staff("aster", "viewer"));
        var operator = get(PATH, ISSUERS.operator());

        assertThat(staff.statusCode()).isEqualTo(200);
        assertThat(staff.headers().firstValue("ETag")).hasValue("\"life.3.9.3\"");
        assertThat(staff.body()).contains("displayName", "vocabulary").doesNotContain("currency");
        assertThat(operator.body())
                .contains("displayName", "currency")
                .doesNotContain("generation");
    }

    @Test
    void mergesAPatchIntoTheWholeDesiredState() throws ParseException {
        var patch = "{\"vocabulary\":{\"en\":{\"listing.by\":\"made by {0}\"}},\"features\":null}";

        var answer = send("PATCH", PATH, ISSUERS.staff("aster", "editor"), patch);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(written.get())
                .contains("\"listing.by\":\"made by {0}\"", "\"currency\":\"IDR\"")
                .doesNotContain("features", "generation");
        assertThat(condition).hasValue("\"life.3.9.3\"");
        var claims = SignedJWT.parse(authorization.get().substring(7)).getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("tenant-service");
        assertThat(claims.getSubject()).isEqualTo("staff:aster:sam");
    }

    @Test
    void replacesOnlyWhatTheUserMayEdit() {
        var answer =
                send("PUT", PATH, ISSUERS.staff("aster", "owner"), "{\"displayName\":\"New\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(written.get())
                .contains("\"displayName\":\"New\"", "\"currency\":\"IDR\"")
                .doesNotContain("vocabulary");
    }

    @Test
    void pointsAtSettingsThatTheUserMayNotChange() {
        var change = "{\"currency\":\"USD\",\"displayName\":\"New\"}";

        var staff = send("PATCH", PATH, ISSUERS.staff("aster", "owner"), change);
        var operator = send("PATCH", PATH, ISSUERS.operator(), change);

        assertThat(staff.statusCode()).isEqualTo(422);
        assertThat(staff.body()).contains("\"/currency\"").doesNotContain("\"/displayName\"");
        assertThat(operator.statusCode()).isEqualTo(200);
        assertThat(written.get()).contains("\"currency\":\"USD\"");
    }

    @Test
    void tellsOfOthersChangesWhenAskedTo() {
        TENANTS.on(
                "PUT /internal/v1/brands/aster",
                exchange -> {
                    note(exchange);
                    stale(exchange);
                });

        var answer =
                send(
                        "PATCH",
                        PATH,
                        ISSUERS.operator(),
                        "{\"displayName\":\"New\"}",
                        "If-Match",
                        "\"life.2.5.2\"");

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(condition).hasValue("\"life.2.5.2\"");
    }

    @Test
    void triesAgainWhenNobodyAskedToBeTold() {
        var tries = new AtomicInteger();
        TENANTS.on(
                "PUT /internal/v1/brands/aster",
                exchange -> {
                    note(exchange);
                    if (tries.incrementAndGet() == 1) {
                        stale(exchange);
                    } else {
                        answer(exchange, 200);
                    }
                });

        var answer = send("PATCH", PATH, ISSUERS.operator(), "{\"displayName\":\"New\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(tries).hasValue(2);
    }

    @Test
    void passesTheControlPlanesProblemsOn() {
        TENANTS.on(
                "PUT /internal/v1/brands/aster",
                exchange -> {
                    note(exchange);
                    FakeService.answer(
                            exchange,
                            422,
                            "application/problem+json",
                            "{\"type\":\"https://manystory.dev/problems/validation\",\"title\":\"No\","
                                + "\"errors\":[{\"pointer\":\"/theme/palette\",\"detail\":\"x\"}]}");
                });

        var answer = send("PATCH", PATH, ISSUERS.operator(), "{\"theme\":{\"palette\":1}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("problems/validation", "/theme/palette");
    }

    private void note(HttpExchange exchange) throws IOException {
        authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
        condition.set(exchange.getRequestHeaders().getFirst("If-Match"));
        written.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"life.3.9.3\"");
        FakeService.answer(exchange, status, "application/json", BRAND);
    }

    private static void stale(HttpExchange exchange) throws IOException {
        FakeService.answer(
                exchange,
                412,
                "application/problem+json",
                "{\"type\":\"https://manystory.dev/problems/precondition-failed\",\"title\":\"x\"}");
    }
}
