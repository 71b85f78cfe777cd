package com.manystory.payment.isolation;

import com.manystory.payment.gateway.WebhookSignatures;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.test.isolation.Attempt;
import com.manystory.tenancy.test.isolation.Call;
import com.manystory.tenancy.test.isolation.Door;
import com.manystory.tenancy.test.isolation.RouteRow;
import com.manystory.tenancy.test.isolation.Sample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Lets in whom the brand's gateway signed for.
record WebhookDoor(WebhookSignatures signatures) implements Door {

    @Override
    public Stream<Attempt> attempts(RouteRow row, Sample victim, Sample intruder) {
        return Stream.of(
                Attempt.of(
                        "nobody",
                        with(row.call(victim), "any", Instant.now().getEpochSecond(), "v1,any"),
                        400),
                Attempt.of(
                        "signed for an earlier life of the brand",
                        signedFor(row, victim, inEarlierLife(victim.brand())),
                        400),
                Attempt.of("signed for another brand", signedFor(row, victim, intruder), 400),
                Attempt.of(
                        "signed for another brand that claims this one",
                        signedFor(row, victim, intruder).claiming(victim),
                        400),
                Attempt.of(
                        "signed for another brand, under its name",
                        signedFor(row, victim, intruder)
                                .to("/webhooks/sandbox/" + intruder.brand()),
                        204));
    }

    @Override
    public Optional<Call> own(RouteRow row, Sample brand) {
        return Optional.of(signedFor(row, brand, brand));
    }

    private static Brand inEarlierLife(TenantId id) {
        var now = TestBrands.named(id.value());
        return new Brand(id, id + "-life-0", 1, now.phase(), now.cell(), now.spec());
    }

    private Call signedFor(RouteRow row, Sample told, Sample signer) {
        return signedFor(row, told, TestBrands.named(signer.brand().value()));
    }

    private Call signedFor(RouteRow row, Sample told, Brand signer) {
        var id = UUID.randomUUID().toString();
        var time = Instant.now().getEpochSecond();
        var call = row.call(told);
        var signature =
                signatures.sign(
                        "sandbox", signer, id, time, call.body().getBytes(StandardCharsets.UTF_8));
        return with(call, id, time, signature);
    }

    private static Call with(Call call, String id, long time, String signature) {
        return call.with("webhook-id", id)
                .with("webhook-timestamp", Long.toString(time))
                .with("webhook-signature", signature);
    }
}
