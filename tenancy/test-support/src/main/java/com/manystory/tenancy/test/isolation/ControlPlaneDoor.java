package com.manystory.tenancy.test.isolation;

import com.manystory.tenancy.test.TestTokens;
import java.util.Optional;
import java.util.stream.Stream;

/// Lets in the control plane and nobody who works for a brand.
///
/// @param audience the service
record ControlPlaneDoor(String audience) implements Door {

    private static final String ROLE = "control-plane";

    @Override
    public Stream<Attempt> attempts(RouteRow row, Sample victim, Sample intruder) {
        var call = row.call(victim);
        var brand = victim.brand();
        var unauthenticated =
                Stream.of(
                        Attempt.of("nobody", call, 401),
                        Attempt.of(
                                "the control plane's token for another service",
                                call.bearing(token("tenant-service", "another-service", ROLE)),
                                401),
                        Attempt.of(
                                "a storefront as control plane",
                                call.bearing(token("storefront-bff", audience, ROLE)),
                                401),
                        Attempt.of(
                                "a console as control plane",
                                call.bearing(token("admin-console", audience, ROLE)),
                                401),
                        Attempt.of(
                                "the control plane in the name of a brand",
                                call.bearing(
                                        TestTokens.mintAs(
                                                "tenant-service", audience, brand, "x", ROLE)),
                                401));
        var refused =
                Stream.concat(
                        Stream.of(
                                Attempt.of(
                                        "a service",
                                        call.bearing(token("payment-service", audience, "service")),
                                        403),
                                Attempt.of(
                                        "an operator",
                                        call.bearing(token("admin-console", audience, "operator")),
                                        403)),
                        Stream.of("service", "customer", "editor", "owner", "operator")
                                .flatMap(role ->
                                        Stream.of(
                                                as("the brand's ", role, call, victim),
                                                as("another brand's ", role, call, intruder))));
        return Stream.concat(unauthenticated, refused);
    }

    @Override
    public Optional<Call> own(RouteRow row, Sample brand) {
        return Optional.empty();
    }

    private Attempt as(String whose, String role, Call call, Sample brand) {
        var token = TestTokens.mint(audience, brand.brand(), "eve", role);
        return Attempt.of(whose + role, call.bearing(token), 403);
    }

    private static String token(String issuer, String audience, String role) {
        return TestTokens.mintAs(issuer, audience, null, "x", role);
    }
}
