package com.manystory.storefront.isolation;

import com.manystory.tenancy.test.TestTokens;
import com.manystory.tenancy.test.isolation.Attempt;
import com.manystory.tenancy.test.isolation.Call;
import com.manystory.tenancy.test.isolation.Door;
import com.manystory.tenancy.test.isolation.RouteRow;
import com.manystory.tenancy.test.isolation.Sample;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lets everybody in, to the brand of the host and to no other.
record SiteDoor() implements Door {

    private static final Set<Integer> UNKNOWN_HOST = Set.of(404);

    @Override
    public Stream<Attempt> attempts(RouteRow row, Sample victim, Sample intruder) {
        var call = row.call(victim);
        var elsewhere = at(call, intruder);
        var token = TestTokens.mint("storefront-bff", victim.brand(), "eve", "service", "customer");
        var address = "http://%s.localhost%s".formatted(victim.brand(), call.target());
        return Stream.of(
                new Attempt("at another brand's host", elsewhere, row.elsewhere()),
                new Attempt(
                        "there, claiming this brand", elsewhere.claiming(victim), row.elsewhere()),
                new Attempt(
                        "there, with this brand's cookies",
                        elsewhere.with("Cookie", victim.value("cookie")),
                        row.elsewhere()),
                new Attempt(
                        "there, with an internal token of this brand",
                        elsewhere.bearing(token),
                        row.elsewhere()),
                new Attempt(
                        "there, asking for this brand's address",
                        elsewhere.to(address),
                        Stream.concat(row.elsewhere().stream(), Stream.of(400))
                                .collect(Collectors.toSet())),
                new Attempt(
                        "at a host of nobody",
                        call.with("Host", "nobody.example").claiming(victim),
                        UNKNOWN_HOST));
    }

    @Override
    public Optional<Call> own(RouteRow row, Sample brand) {
        return Optional.of(at(row.call(brand), brand).with("Cookie", brand.value("cookie")));
    }

    private static Call at(Call call, Sample brand) {
        return call.with("Host", brand.brand() + ".localhost");
    }
}
