package com.manystory.admin;

import com.manystory.tenancy.test.TestTokens;
import com.manystory.tenancy.test.isolation.Attempt;
import com.manystory.tenancy.test.isolation.Call;
import com.manystory.tenancy.test.isolation.Door;
import com.manystory.tenancy.test.isolation.RouteRow;
import com.manystory.tenancy.test.isolation.Sample;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lets in a brand's staff, and operators.
///
/// @param issuers whose tokens are believed
/// @param readers roles of the brand's own that may not do it
/// @param changes whether operators who only read may not either
record StaffDoor(FakeIssuers issuers, List<String> readers, boolean changes) implements Door {

    @Override
    public Stream<Attempt> attempts(RouteRow row, Sample victim, Sample intruder) {
        var call = row.call(victim);
        var id = victim.brand().value();
        var other = intruder.brand().value();
        var strangers =
                Stream.of(
                        Attempt.of("nobody", call, 401),
                        Attempt.of("nobody who claims the brand", call.claiming(victim), 401),
                        Attempt.of("a made-up token", call.bearing("abc.def.ghi"), 401),
                        Attempt.of(
                                "an internal token",
                                call.bearing(
                                        TestTokens.mint(
                                                "admin-console", victim.brand(), "eve", "owner")),
                                401),
                        Attempt.of(
                                "another brand's staff who say they are this one's",
                                call.bearing(
                                        issuers.staff(other, claims -> claims.claim("brand", id))),
                                401),
                        Attempt.of(
                                "a token of this brand by another's key",
                                call.bearing(
                                        FakeIssuers.sign(
                                                issuers.keyOf(other),
                                                issuers.staffClaims(id, "owner").build())),
                                401),
                        Attempt.of(
                                "a customer of the brand",
                                call.bearing(
                                        issuers.staff(
                                                id, claims -> claims.audience("manystory-shop"))),
                                401),
                        Attempt.of(
                                "an operator by a brand's key",
                                call.bearing(
                                        FakeIssuers.sign(
                                                issuers.keyOf(other),
                                                issuers.operatorClaims().build())),
                                401));
        var staff =
                Stream.of(
                        Attempt.of(
                                "another brand's owner",
                                call.bearing(issuers.staff(other, "owner")),
                                404),
                        Attempt.of(
                                "another brand's owner who claims this one",
                                call.claiming(victim).bearing(issuers.staff(other, "owner")),
                                404));
        var refused =
                readers.stream()
                        .map(role ->
                                Attempt.of(
                                        "the brand's " + role,
                                        call.bearing(issuers.staff(id, role)),
                                        403));
        var operators =
                changes
                        ? Stream.of(
                                Attempt.of(
                                        "an operator who reads",
                                        call.bearing(issuers.operatorWhoReads()),
                                        403))
                        : Stream.<Attempt>of();
        return Stream.of(strangers, staff, refused, operators).flatMap(attempts -> attempts);
    }

    @Override
    public Optional<Call> own(RouteRow row, Sample brand) {
        var token = issuers.staff(brand.brand().value(), "owner");
        return Optional.of(row.call(brand).bearing(token));
    }
}
