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

/// Lets in operators with tokens of the platform's issuer, and nobody of a brand.
///
/// @param platform who signs such tokens
/// @param scope what an operator needs
/// @param lacking another scope, which isn't enough
record OperatorDoor(FakePlatform platform, String scope, String lacking) implements Door {

    static final String READ = "operator:read";
    static final String ACT = "operator:act";

    @Override
    public Stream<Attempt> attempts(RouteRow row, Sample victim, Sample intruder) {
        var call = row.call(victim);
        return Stream.of(
                Attempt.of("nobody", call, 401),
                Attempt.of("nobody who claims the brand", call.claiming(victim), 401),
                Attempt.of("a made-up token", call.bearing("abc.def.ghi"), 401),
                Attempt.of("staff of the brand", call.bearing(staff(victim)), 401),
                Attempt.of("staff of another brand", call.bearing(staff(intruder)), 401),
                Attempt.of(
                        "an internal token of an operator",
                        call.bearing(TestTokens.mint("tenant-service", null, "eve", "operator")),
                        401),
                Attempt.of(
                        "an internal token for the brand",
                        call.bearing(
                                TestTokens.mint("tenant-service", victim.brand(), "eve", "owner")),
                        401),
                Attempt.of(
                        "an operator who may something else",
                        call.bearing(platform.token(lacking)),
                        403));
    }

    @Override
    public Optional<Call> own(RouteRow row, Sample brand) {
        return Optional.of(row.call(brand).bearing(platform.token(scope)));
    }

    private String staff(Sample brand) {
        var claims =
                platform.claims(READ + " " + ACT)
                        .issuer(platform.address() + "/" + brand.brand())
                        .audience("manystory-staff")
                        .claim("brand", brand.brand().value());
        return FakePlatform.sign(platform.key(), claims.build());
    }
}
