package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.internal.Seals;
import com.manystory.tenancy.registry.TenantRegistry;
import java.sql.SQLException;
import java.util.UUID;

/// Decides whether a message is what it says, and whose it is, before anything of it is used.
final class EnvelopeCheck {

    /// A message of another life of the brand may be newer than this process's registry; it is
    /// looked at a second time before it is dropped.
    private static final int RECEIVES_BEFORE_DROP = 2;

    private final TenantRegistry registry;
    private final Topics topics;
    private final Seals seals;
    private final EndedLives ended;

    EnvelopeCheck(TenantRegistry registry, Topics topics, Seals seals, EndedLives ended) {
        this.registry = registry;
        this.topics = topics;
        this.seals = seals;
        this.ended = ended;
    }

    Verdict judge(Envelope envelope, String topic, String body, int receives) {
        if (!TenantId.isValid(envelope.tenant())) {
            return new Verdict.Reject("it names no brand");
        }
        if (!isUuid(envelope.id()) || !envelope.topic().equals(topic)) {
            return new Verdict.Reject("its id or topic is wrong");
        }
        var sealer = envelope.sealer(seals, body);
        if (sealer == null) {
            return new Verdict.Reject("its seal is missing or broken");
        }
        if (!topics.mayPublish(sealer, topic)) {
            return new Verdict.Reject("%s may not publish on its topic".formatted(sealer));
        }
        var tenant = TenantId.of(envelope.tenant());
        var brand = registry.find(tenant).orElse(null);
        if (brand == null) {
            return ofUnknownBrand(tenant, envelope.incarnation());
        }
        if (!brand.incarnation().equals(envelope.incarnation())) {
            return receives < RECEIVES_BEFORE_DROP
                    ? new Verdict.Reject("it is of another life of its brand")
                    : new Verdict.Drop("it is of another life of its brand");
        }
        return brand.isServing()
                ? new Verdict.Handle(brand)
                : new Verdict.Park(brand, "its brand isn't served");
    }

    /// A brand that isn't known was erased, or is newer than this process's registry.
    private Verdict ofUnknownBrand(TenantId tenant, String incarnation) {
        try {
            return ended.contains(tenant, incarnation)
                    ? new Verdict.Drop("this life of its brand was erased")
                    : new Verdict.Reject("its brand is unknown");
        } catch (SQLException _) {
            return new Verdict.Postpone("it isn't known whether its brand was erased");
        }
    }

    private static boolean isUuid(String id) {
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
