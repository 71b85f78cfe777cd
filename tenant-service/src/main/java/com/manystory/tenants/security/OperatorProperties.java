package com.manystory.tenants.security;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose tokens make an operator.
///
/// @param issuerBase where the issuers are; the operators' is `<base>/platform`
/// @param operatorIssuer the operators' issuer when it is elsewhere
/// @param operatorKeys where its public keys are; `<issuer>/oauth2/jwks` when absent
/// @param operatorAudience the audience that tokens must be for
/// @param clockSkew how far the issuer's clock may be off
@ConfigurationProperties("manystory.identity")
public record OperatorProperties(
        @DefaultValue("http://localhost:9000") String issuerBase,
        @Nullable String operatorIssuer,
        @Nullable URI operatorKeys,
        @DefaultValue("manystory-operator") String operatorAudience,
        @DefaultValue("30s") Duration clockSkew) {

    String issuer() {
        return operatorIssuer == null ? issuerBase + "/platform" : operatorIssuer;
    }

    URI keys() {
        return operatorKeys == null ? URI.create(issuer() + "/oauth2/jwks") : operatorKeys;
    }
}
