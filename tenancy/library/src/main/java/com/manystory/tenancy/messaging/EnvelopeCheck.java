package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.internal.Seals;
import com.manystory.tenancy.registry.TenantRegistry;
import java.util.UUID;

/// Decides whether a message is what it says, and whose it is, before anything of it is used.
final class EnvelopeCheck {

    /// A message of another life of the brand may be newer than this process's registry; it is
    /// looked at a second time before it is dropped.
    private static final int RECEIVES_BEFORE_DROP = 2;

    private final TenantRegistry registry;
    private final Topics topics;
    private final Seals seals;

    EnvelopeCheck(TenantRegistry registry, Topics topics, Seals seals) {
        this.registry = registry;
        this.topics = topics;
        this.seals = seals;
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
        var brand = registry.find(TenantId.of(envelope.tenant())).orElse(null);
        if (brand == null) {
            return new Verdict.Reject("its brand is unknown");
        }
        if (!brand.incarnation().equals(envelope.incarnation())) {
            return receives < RECEIVES_BEFORE_DROP
                    ? new Verdict.Reject("it is of another life of its brand")
                    : new Verdict.Drop("it is of another life of its brand");
        }
        return brand.isServing()
                ? new Verdict.Handle(brand)
                : new Verdict.Postpone("its brand isn't served");
    }

    private static boolean isUuid(String id) {
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
