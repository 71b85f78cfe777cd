package com.manystory.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.manystory.tenancy.test.isolation.Attempt;
import com.manystory.tenancy.test.isolation.Call;
import com.manystory.tenancy.test.isolation.Door;
import com.manystory.tenancy.test.isolation.RouteRow;
import com.manystory.tenancy.test.isolation.Sample;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/// Lets in the clients of the path's issuer, each by its secret.
record ClientDoor() implements Door {

    @Override
    public Stream<Attempt> attempts(RouteRow row, Sample victim, Sample intruder) {
        var call = row.call(victim);
        var secret = intruder.marker();
        return Stream.of(
                Attempt.of("nobody", call, 401),
                Attempt.of("nobody who claims the brand", call.claiming(victim), 401),
                Attempt.of(
                        "another brand's client",
                        call.with("Authorization", basic(client(intruder), secret)),
                        401),
                Attempt.of(
                        "another brand's client who claims this one",
                        call.claiming(victim)
                                .with("Authorization", basic(client(intruder), secret)),
                        401),
                Attempt.of(
                        "this brand's client with another's secret",
                        call.with("Authorization", basic(client(victim), secret)),
                        401));
    }

    @Override
    public Optional<Call> own(RouteRow row, Sample brand) {
        var known = basic(client(brand), brand.marker());
        return Optional.of(row.call(brand).with("Authorization", known));
    }

    private static String client(Sample brand) {
        return brand.brand() + "-staff";
    }

    private static String basic(String client, String secret) {
        var both = (client + ":" + secret).getBytes(UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
