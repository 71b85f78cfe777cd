package com.manystory.tenants.isolation;

import com.manystory.tenancy.test.TestTokens;
import com.manystory.tenancy.test.isolation.Attempt;
import com.manystory.tenancy.test.isolation.Call;
import com.manystory.tenancy.test.isolation.Door;
import com.manystory.tenancy.test.isolation.RouteRow;
import com.manystory.tenancy.test.isolation.Sample;
import com.manystory.tenants.FakePlatform;
import java.util.Optional;
import java.util.stream.Stream;

/// Lets in the platform's processes.
///
/// @param platform who signs operators' tokens, which aren't believed here
/// @param forOperators whether a process must call in an operator's name
record ServiceDoor(FakePlatform platform, boolean forOperators) implements Door {

    private static final String ME = "tenant-service";

    @Override
    public Stream<Attempt> attempts(RouteRow row, Sample victim, Sample intruder) {
        var call = row.call(victim);
        var everybody =
                Stream.of(
                        Attempt.of("nobody", call, 401),
                        Attempt.of(
                                "an operator from outside",
                                call.bearing(platform.token("operator:read operator:act")),
                                401),
                        Attempt.of(
                                "a process that calls another",
                                call.bearing(
                                        TestTokens.mint(
                                                "catalog-service", null, "eve", "operator")),
                                401),
                        Attempt.of(
                                "a storefront in an operator's name",
                                call.bearing(
                                        TestTokens.mintAs(
                                                "storefront-bff", ME, null, "eve", "operator")),
                                401));
        var services =
                Stream.of(
                        Attempt.of(
                                "a service in its own name",
                                call.bearing(
                                        TestTokens.mintAs(
                                                "catalog-service", ME, null, "x", "service")),
                                403),
                        Attempt.of("the brand's owner", call.bearing(owner(victim)), 403),
                        Attempt.of("another brand's owner", call.bearing(owner(intruder)), 403));
        return forOperators ? Stream.concat(everybody, services) : everybody;
    }

    @Override
    public Optional<Call> own(RouteRow row, Sample brand) {
        var token = TestTokens.mint(ME, null, "eve", "operator");
        return Optional.of(row.call(brand).bearing(token));
    }

    private static String owner(Sample brand) {
        return TestTokens.mint(ME, brand.brand(), "eve", "owner");
    }
}
