package com.manystory.issuer.server;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/// What the issuer that a request came to has granted: a code or token of another is unknown here.
@Component
class IssuerAuthorizations implements OAuth2AuthorizationService {

    private final CurrentIssuer current;

    IssuerAuthorizations(CurrentIssuer current) {
        this.current = current;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        current.get().authorizations().save(authorization);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        current.get().authorizations().remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return current.get().authorizations().findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(
            String token, @Nullable OAuth2TokenType tokenType) {
        return current.get().authorizations().findByToken(token, tokenType);
    }
}
