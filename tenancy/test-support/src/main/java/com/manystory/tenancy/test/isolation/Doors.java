package com.manystory.tenancy.test.isolation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The doors that services of the platform have.
public final class Doors {

    private static final Set<Integer> ANYTHING = Set.of(200, 401, 403, 404, 500);

    private Doors() {}

    /// For calls between services for a brand: the roles that may come in, and those that may not.
    ///
    /// @param audience the service, such as `catalog-service`
    /// @param role a role that may come in
    /// @param refused roles that are answered 403, also with the brand's own token
    public static Door internal(String audience, String role, String... refused) {
        return new InternalDoor(audience, role, Set.of(refused));
    }

    /// For the control plane alone.
    ///
    /// @param audience the service, such as `catalog-service`
    public static Door controlPlane(String audience) {
        return new ControlPlaneDoor(audience);
    }

    /// For everybody or nobody, with nothing of any brand behind it: descriptions and error pages.
    public static Door nothingOfBrands() {
        return new Door() {
            @Override
            public Stream<Attempt> attempts(RouteRow row, Sample victim, Sample intruder) {
                var call = row.call(victim).claiming(victim);
                return Stream.of(new Attempt("anybody", call, ANYTHING));
            }

            @Override
            public Optional<Call> own(RouteRow row, Sample brand) {
                return Optional.empty();
            }
        };
    }

    /// The routes by which the control plane makes, erases and looks for a service's parts of
    /// brands.
    public static List<RouteRow> parts(String audience) {
        var door = controlPlane(audience);
        var parts = "/internal/v1/brands/{id}/parts";
        return List.of(
                RouteRow.route("PUT " + parts, door).of("id", "brand").json("{}"),
                RouteRow.route("DELETE " + parts, door)
                        .of("id", "brand")
                        .asking("incarnation=${brand}-life-1"),
                RouteRow.route("GET " + parts + "/remains", door).of("id", "brand"));
    }

    /// The routes by which the control plane migrates, moves, reads and replaces brands' databases.
    public static List<RouteRow> databases(String audience) {
        return Stream.concat(contents(audience).stream(), moves(audience)).toList();
    }

    private static Stream<RouteRow> moves(String audience) {
        var order = "{\"move\":1,\"attempt\":1,\"source\":\"local\",\"target\":\"other\"}";
        return Stream.of("copy", "fence", "unfence", "release", "open", "settle", "drop")
                .map(step ->
                        RouteRow.route(
                                        "POST /internal/v1/moves/{id}/" + step,
                                        controlPlane(audience))
                                .of("id", "brand")
                                .asking("patience=1")
                                .json(order));
    }

    private static List<RouteRow> contents(String audience) {
        var door = controlPlane(audience);
        var migrations = "/internal/v1/migrations";
        var archive = "/internal/v1/brands/{id}/archive";
        return List.of(
                RouteRow.route("GET " + migrations, door),
                RouteRow.route("POST " + migrations + "/brands/{id}", door)
                        .of("id", "brand")
                        .asking("target=any"),
                RouteRow.route("GET " + archive, door)
                        .of("id", "brand")
                        .asking("incarnation=${brand}-life-1"),
                RouteRow.route("PUT " + archive, door)
                        .of("id", "brand")
                        .asking("incarnation=${brand}-life-1")
                        .with("Content-Type", "application/zip")
                        .sending("any"));
    }
}
