package com.manystory.admin.token;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose tokens are believed.
///
/// @param issuerBase issuers are this address with `/platform` or a brand's id behind it
/// @param jwksPath where below its address an issuer publishes its keys
/// @param clockSkew how far an issuer's clock may differ
/// @param keysKept how long an issuer's keys are used before they are fetched again
/// @param keysOutage how long known keys are used while the issuer doesn't answer
@ConfigurationProperties("manystory.identity")
record IdentitySettings(
        URI issuerBase,
        @DefaultValue("/oauth2/jwks") String jwksPath,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("5m") Duration keysKept,
        @DefaultValue("4h") Duration keysOutage) {

    String issuer(String name) {
        return issuerBase + "/" + name;
    }
}
