package com.manystory.tenancy.test.isolation;

import com.manystory.tenancy.test.TestTokens;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Lets in who has an internal token for the brand.
///
/// @param audience the service
/// @param role a role that may come in
/// @param refused roles that may not
record InternalDoor(String audience, String role, Set<String> refused) implements Door {

    @Override
    public Stream<Attempt> attempts(RouteRow row, Sample victim, Sample intruder) {
        var call = row.call(victim);
        var brand = victim.brand();
        var own = TestTokens.mint(audience, intruder.brand(), "eve", role);
        var tokenless =
                Stream.of(
                        Attempt.of("nobody", call, 401),
                        Attempt.of("nobody who claims the brand", call.claiming(victim), 401),
                        Attempt.of("a made-up token", call.bearing("abc.def.ghi"), 401));
        var refusedTokens =
                Stream.of(
                        Attempt.of(
                                "a token for another service",
                                call.bearing(TestTokens.mint("local-issuer", brand, "eve", role)),
                                401),
                        Attempt.of(
                                "a process that calls for no brand",
                                call.bearing(
                                        TestTokens.mintAs(
                                                "local-issuer", audience, brand, "x", "service")),
                                401),
                        Attempt.of(
                                "a process with a role of another",
                                call.bearing(
                                        TestTokens.mintAs(
                                                "payment-service", audience, brand, "x", "owner")),
                                401),
                        Attempt.of(
                                "the brand in another life",
                                call.bearing(
                                        TestTokens.mintInLife(
                                                "another-life", audience, brand, "eve", role)),
                                404),
                        Attempt.of(
                                "a caller for no brand",
                                call.claiming(victim)
                                        .bearing(TestTokens.mint(audience, null, "eve", role)),
                                403));
        var refusedRoles =
                refused.stream()
                        .sorted()
                        .map(other ->
                                Attempt.of(
                                        "the brand's " + other,
                                        call.bearing(
                                                TestTokens.mint(audience, brand, "eve", other)),
                                        403));
        var foreign =
                Stream.of(
                        new Attempt("another brand", call.bearing(own), row.elsewhere()),
                        new Attempt(
                                "another brand that claims this one",
                                row.call(victim)
                                        .claiming(victim)
                                        .with("Host", brand + ".localhost")
                                        .bearing(own),
                                row.elsewhere()));
        return Stream.of(tokenless, refusedTokens, refusedRoles, foreign).flatMap(s -> s);
    }

    @Override
    public Optional<Call> own(RouteRow row, Sample brand) {
        var token = TestTokens.mint(audience, brand.brand(), "ann", role);
        return Optional.of(row.call(brand).bearing(token));
    }
}
