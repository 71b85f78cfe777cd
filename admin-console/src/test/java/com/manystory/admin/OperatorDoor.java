package com.manystory.admin;

import com.manystory.tenancy.test.isolation.Attempt;
import com.manystory.tenancy.test.isolation.Call;
import com.manystory.tenancy.test.isolation.Door;
import com.manystory.tenancy.test.isolation.RouteRow;
import com.manystory.tenancy.test.isolation.Sample;
import java.util.Optional;
import java.util.stream.Stream;

/// Lets in operators alone.
///
/// @param issuers whose tokens are believed
record OperatorDoor(FakeIssuers issuers) implements Door {

    @Override
    public Stream<Attempt> attempts(RouteRow row, Sample victim, Sample intruder) {
        var call = row.call(victim);
        return Stream.of(
                Attempt.of("nobody", call, 401),
                Attempt.of(
                        "the brand's owner",
                        call.bearing(issuers.staff(victim.brand().value(), "owner")),
                        403),
                Attempt.of(
                        "another brand's owner",
                        call.bearing(issuers.staff(intruder.brand().value(), "owner")),
                        403),
                Attempt.of(
                        "an operator by a brand's key",
                        call.bearing(
                                FakeIssuers.sign(
                                        issuers.keyOf(intruder.brand().value()),
                                        issuers.operatorClaims().build())),
                        401));
    }

    @Override
    public Optional<Call> own(RouteRow row, Sample brand) {
        return Optional.empty();
    }
}
