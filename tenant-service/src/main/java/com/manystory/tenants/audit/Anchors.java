package com.manystory.tenants.audit;

import com.manystory.tenancy.internal.Seals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Signs where the chain is and logs it, so that it is known outside the database, whose owner
/// could rewrite the whole chain.
@Component
public class Anchors {

    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);
    private static final String KIND = "audit-anchor";

    private final Signer signer;

    @Autowired
    Anchors(Seals seals) {
        this(seals::seal);
    }

    Anchors(Signer signer) {
        this.signer = signer;
    }

    /// Signs parts, in their order.
    @FunctionalInterface
    interface Signer {
        String sign(String... parts);
    }

    Anchor sign(long sequence, String hash) {
        return new Anchor(sequence, hash, signer.sign(KIND, Long.toString(sequence), hash));
    }

    void log(long sequence, String hash) {
        var anchor = sign(sequence, hash);
        LOG.info(
                "Audit anchor {}:{} signed {}",
                anchor.sequence(),
                anchor.hash(),
                anchor.signature());
    }
}
