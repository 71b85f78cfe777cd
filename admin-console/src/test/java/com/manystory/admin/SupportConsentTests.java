package com.manystory.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Operators work on a brand's data when the brand lets them.
class SupportConsentTests extends ConsoleTest {

    private static final String LISTINGS = "/api/v1/brands/aster/listings";
    private static final String ACCESSES = "/api/v1/brands/aster/support-accesses";
    private static final String NEEDED =
            "{\"type\":\"https://manystory.dev/problems/support-access-needed\",\"status\":403,"
                    + "\"title\":\"Support access is needed\",\"detail\":\"Ask for it.\"}";

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    @BeforeEach
    void servicesAnswer() {
        CATALOG.on("GET /api/v1/admin/listings", exchange -> answer(exchange, "catalog", 200));
        TENANTS.on(USES_OF_ASTER, exchange -> answer(exchange, "kept", 204));
        TENANTS.on("GET /internal/v1/brands/aster", exchange -> answer(exchange, "spec", 404));
        for (var decision : new String[] {"grant", "refuse", "end"}) {
            TENANTS.on(
                    "POST /internal/v1/brands/aster/support-accesses/7/" + decision,
                    exchange -> answer(exchange, decision, 200));
        }
        TENANTS.on(
                "GET /internal/v1/brands/aster/support-accesses",
                exchange -> answer(exchange, "list", 200));
        TENANTS.on(
                "GET /internal/v1/brands/aster/audit-events",
                exchange -> answer(exchange, "audit", 200));
    }

    @AfterEach
    void consentAgain() {
        TENANTS.on(
                USES_OF_ASTER,
                exchange -> FakeService.answer(exchange, 204, "application/json", ""));
    }

    @Test
    void aUseIsKeptBeforeAnythingIsDone() throws ParseException {
        assertThat(get(LISTINGS, ISSUERS.operator()).statusCode()).isEqualTo(200);

        assertThat(calls).containsExactly("kept", "catalog");
        var claims = claims(tokens.getFirst());
        assertThat(claims.getStringClaim("brand")).isEqualTo("aster");
        assertThat(claims.getSubject()).startsWith("operator:");
    }

    @Test
    void withoutConsentNothingIsDone() {
        TENANTS.on(
                USES_OF_ASTER,
                exchange -> FakeService.answer(exchange, 403, "application/problem+json", NEEDED));

        var refused = get(LISTINGS, ISSUERS.operator());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("/support-access-needed");
        assertThat(calls).isEmpty();
    }

    @Test
    void whenNobodyCanBeAskedNothingIsDone() {
        TENANTS.on(USES_OF_ASTER, exchange -> exchange.close());

        assertThat(get(LISTINGS, ISSUERS.operator()).statusCode()).isEqualTo(503);

        assertThat(calls).isEmpty();
    }

    @Test
    void theBrandsOwnStaffNeedsNoConsent() {
        assertThat(get(LISTINGS, ISSUERS.staff("aster", "viewer")).statusCode()).isEqualTo(200);

        assertThat(calls).containsExactly("catalog");
    }

    @Test
    void theDesiredStateIsTheOperatorsOwnBusiness() {
        get("/api/v1/brands/aster/settings", ISSUERS.operator());

        assertThat(calls).containsExactly("spec");
    }

    @Test
    void onlyOwnersDecideAndReadTheAudit() {
        for (var decision : new String[] {"grant", "refuse", "end"}) {
            var path = ACCESSES + "/7/" + decision;
            assertThat(send("POST", path, ISSUERS.staff("aster", "owner"), "").statusCode())
                    .isEqualTo(200);
            for (var token : new String[] {ISSUERS.staff("aster", "editor"), ISSUERS.operator()}) {
                assertThat(send("POST", path, token, "").statusCode()).isEqualTo(403);
            }
        }
        assertThat(get("/api/v1/brands/aster/audit-events", ISSUERS.staff("aster", "viewer")))
                .returns(403, answer -> answer.statusCode());
        assertThat(get("/api/v1/brands/aster/audit-events", ISSUERS.staff("aster", "owner")))
                .returns(200, answer -> answer.statusCode());
        assertThat(calls).containsExactly("grant", "refuse", "end", "audit");
    }

    @Test
    void allOfTheStaffSeesWhoMayCome() {
        assertThat(get(ACCESSES, ISSUERS.staff("aster", "viewer")).statusCode()).isEqualTo(200);
        assertThat(get(ACCESSES, ISSUERS.operator()).statusCode()).isEqualTo(403);
    }

    private void answer(HttpExchange exchange, String name, int status) throws IOException {
        calls.add(name);
        tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
        FakeService.answer(exchange, status, "application/json", status == 204 ? "" : "{}");
    }

    private static JWTClaimsSet claims(String authorization) throws ParseException {
        return SignedJWT.parse(authorization.substring("Bearer ".length())).getJWTClaimsSet();
    }
}
