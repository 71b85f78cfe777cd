package com.manystory.tenants.isolation;

import static com.manystory.tenancy.test.isolation.RouteRow.route;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.isolation.Door;
import com.manystory.tenancy.test.isolation.Doors;
import com.manystory.tenancy.test.isolation.IsolationContract;
import com.manystory.tenancy.test.isolation.IsolationKit;
import com.manystory.tenancy.test.isolation.JobTable;
import com.manystory.tenancy.test.isolation.RouteRow;
import com.manystory.tenancy.test.isolation.Sample;
import com.manystory.tenants.ControlPlane;
import com.manystory.tenants.ControlPlaneTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Every way in, tried by everybody who may not come in: nobody of a brand may.
class IsolationIT extends ControlPlaneTest implements IsolationContract {

    private static final Door READERS =
            new OperatorDoor(PLATFORM, OperatorDoor.READ, OperatorDoor.ACT);
    private static final Door ACTORS =
            new OperatorDoor(PLATFORM, OperatorDoor.ACT, OperatorDoor.READ);
    private static final Door CONSOLE = new ServiceDoor(PLATFORM, true);
    private static final Door SERVICES = new ServiceDoor(PLATFORM, false);
    private static final String ME = "tenant-service";
    private static final String REASON = "{\"reason\":\"any\"}";
    private static final JobTable JOBS =
            new JobTable(
                    Set.of(),
                    Set.of(
                            "AutomaticRollouts",
                            "LeasedWork",
                            "RegistryFeed",
                            "SharedSnapshot",
                            "SignalListener",
                            "UsageTidying"));

    private static final String REPORT =
            """
            {"process": "0b2c6f0e-3f0c-4d7e-9a51-5d1f0c8c7b11", "sequence": 1, "counted": [],
             "readings": []}
            """;

    private IsolationKit kit;

    @BeforeAll
    void plant(@Autowired ApplicationContext context, @LocalServerPort int port) {
        var operator = operator();
        kit =
                new IsolationKit(
                        context,
                        port,
                        List.of(plant("aster-isolated"), plant("pebble-isolated")),
                        brand -> operator.get("/api/v1/brands/" + brand).response().body(),
                        routes(),
                        List.of(),
                        JOBS,
                        false,
                        true);
    }

    @Override
    public IsolationKit kit() {
        return kit;
    }

    private Sample plant(String id) {
        var brand = TenantId.of(id);
        var marker = Sample.marker(brand);
        var made = operator().put(id, ControlPlane.aster(marker), "Prefer", "wait=10");
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return new Sample(
                brand, marker, Map.of("incarnation", made.text("incarnation"), "rollout", "1"));
    }

    private static List<RouteRow> routes() {
        var open = Doors.nothingOfBrands();
        return Stream.of(
                        brands("/api/v1/brands", READERS, ACTORS),
                        brands("/internal/v1/brands", CONSOLE, CONSOLE),
                        fleet("/api/v1/fleet/migrations"),
                        Doors.parts(ME),
                        support(),
                        List.of(
                                named("GET /api/v1/brands/{brandId}/export", ACTORS),
                                named("POST /api/v1/brands/{brandId}/restore", ACTORS)
                                        .with("Content-Type", "application/zip")
                                        .sending("any"),
                                named("POST /api/v1/brands/{brandId}/move", ACTORS)
                                        .json("{\"cell\":\"any\"}"),
                                named("GET /api/v1/brands/{brandId}/moves", READERS),
                                moved("GET /api/v1/brands/{brandId}/moves/{id}", READERS),
                                moved("POST /api/v1/brands/{brandId}/moves/{id}/cancel", ACTORS),
                                route("GET /api/v1/erasures", READERS),
                                route("GET /api/v1/erasures/{incarnation}", READERS),
                                route("GET /api/v1/audit-events", READERS),
                                route("GET /api/v1/audit-events/verification", READERS),
                                route("GET /internal/v1/audit-events", CONSOLE),
                                route("GET /internal/v1/audit-events/verification", CONSOLE),
                                named("GET /api/v1/brands/{brandId}/usage", READERS),
                                named("GET /internal/v1/brands/{brandId}/usage", CONSOLE),
                                route("GET /api/v1/usage", READERS),
                                route("POST /internal/v1/usage", SERVICES).json(REPORT),
                                route("GET /internal/v1/registry", SERVICES),
                                route("GET /v3/api-docs", open),
                                route("GET /v3/api-docs.yaml", open),
                                route("ANY /error", open)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<RouteRow> brands(String path, Door read, Door act) {
        var brand = path + "/{brandId}";
        return List.of(
                route("GET " + path, read),
                named("GET " + brand, read).shown(),
                named("PUT " + brand, act).json(ControlPlane.aster("Stolen")),
                named("DELETE " + brand, act).with("Manystory-Reason", "A test"),
                named("POST " + brand + "/suspend", act).json(REASON),
                named("POST " + brand + "/resume", act).json(REASON),
                named("POST " + brand + "/rotate-credentials", act).json(REASON));
    }

    /// What operators ask of a brand, and what its own people say to it in the console.
    private static List<RouteRow> support() {
        var asked = "/api/v1/brands/{brandId}/support-accesses";
        var brand = "/internal/v1/brands/{brandId}";
        var staff = Doors.internal(ME, "viewer", "service", "customer");
        var owners = Doors.internal(ME, "owner", "service", "viewer", "editor", "finance");
        var users = Doors.internal(ME, "viewer", "service", "customer", "editor", "owner");
        return List.of(
                named("GET " + asked, READERS),
                named("POST " + asked, READERS).json(REASON),
                named("POST " + asked + "/{accessId}/end", READERS),
                named("GET " + brand + "/support-accesses", staff).elsewhere(403),
                named("POST " + brand + "/support-accesses/{accessId}/grant", owners)
                        .elsewhere(403),
                named("POST " + brand + "/support-accesses/{accessId}/refuse", owners)
                        .elsewhere(403),
                named("POST " + brand + "/support-accesses/{accessId}/end", owners).elsewhere(403),
                named("POST " + brand + "/support-uses", users)
                        .json("{\"method\":\"GET\",\"path\":\"/any\",\"change\":false}")
                        .elsewhere(403),
                named("GET " + brand + "/audit-events", owners).elsewhere(403).shown());
    }

    private static List<RouteRow> fleet(String path) {
        return List.of(
                route("GET " + path, READERS),
                route("POST " + path, ACTORS).json("{}"),
                route("GET " + path + "/{id}", READERS).of("id", "rollout"),
                route("POST " + path + "/{id}/resume", ACTORS).of("id", "rollout"),
                route("POST " + path + "/{id}/cancel", ACTORS).of("id", "rollout"));
    }

    private static RouteRow moved(String route, Door door) {
        return named(route, door).of("id", "rollout");
    }

    private static RouteRow named(String route, Door door) {
        return route(route, door).of("brandId", "brand").of("accessId", "random");
    }
}
