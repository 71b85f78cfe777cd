package com.manystory.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Who gets where.
class BrandAccessTests extends ConsoleTest {

    @BeforeAll
    static void catalogAnswers() {
        CATALOG.on(
                "GET /api/v1/imports",
                exchange -> FakeService.answer(exchange, 200, "application/json", "{}"));
        CATALOG.on(
                "POST /api/v1/admin/listings",
                exchange -> FakeService.answer(exchange, 201, "application/json", "{}"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void hidesOtherBrandsFromStaff(String method, String path) {
        var token = ISSUERS.staff("aster", "owner");

        var foreign = send(method, "/api/v1/brands/pebble" + path, token, "{}");
        var unknown = send(method, "/api/v1/brands/zebra" + path, token, "{}");

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body().replace("pebble", ""))
                .isEqualTo(unknown.body().replace("zebra", ""));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void keepsReadersFromChangingAnything(String method, String path) {
        for (var token :
                new String[] {
                    ISSUERS.staff("aster", "viewer"),
                    ISSUERS.staff("aster", "finance"),
                    ISSUERS.operatorWhoReads()
                }) {
            assertThat(send(method, "/api/v1/brands/aster" + path, token, "{}").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void letsEditorsAndOperatorsEdit() {
        for (var token : new String[] {ISSUERS.staff("aster", "editor"), ISSUERS.operator()}) {
            assertThat(send("POST", "/api/v1/brands/aster/listings", token, "{}").statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void listsBrandsForOperatorsOnly() {
        var brands = get("/api/v1/brands", ISSUERS.operator());

        assertThat(brands.statusCode()).isEqualTo(200);
        assertThat(brands.body()).contains("\"aster\"", "\"pebble\"", "ACTIVE");
        assertThat(get("/api/v1/brands", ISSUERS.staff("aster", "owner")).statusCode())
                .isEqualTo(403);
        assertThat(get("/api/v1/brands", null).statusCode()).isEqualTo(401);
    }

    @Test
    void countsRequestsByBrand() {
        get("/api/v1/brands/aster/imports", ISSUERS.staff("aster", "owner"));

        var metrics = send(HttpRequest.newBuilder(managementUri("/actuator/prometheus")).build());

        assertThat(metrics.body().lines())
                .anyMatch(line ->
                        line.startsWith("http_server_requests_seconds_count")
                                && line.contains("brand=\"aster\"")
                                && line.contains("/imports"));
    }

    static Stream<Arguments> changes() {
        return routes().filter(route -> !"GET".equals(route.get()[0]));
    }

    static Stream<Arguments> routes() {
        return Stream.of(
                        "GET /imports",
                        "POST /imports",
                        "GET /imports/7",
                        "GET /imports/7/report",
                        "GET /imports/7/report.csv",
                        "PUT /catalogue",
                        "GET /settings",
                        "PUT /settings",
                        "PATCH /settings",
                        "GET /support-accesses",
                        "POST /support-accesses/7/grant",
                        "POST /support-accesses/7/refuse",
                        "POST /support-accesses/7/end",
                        "GET /audit-events",
                        "GET /listings",
                        "POST /listings",
                        "GET /listings/7",
                        "PUT /listings/7",
                        "POST /listings/7/publish",
                        "POST /listings/7/unpublish")
                .map(route -> Arguments.of((Object[]) route.split(" ")));
    }
}
