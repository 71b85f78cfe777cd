package com.manystory.issuer.server;

import com.manystory.issuer.Issuer;
import com.manystory.issuer.Issuers;
import java.util.Objects;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.stereotype.Component;

/// The issuer that a request came to, as the authorization server sees it.
@Component
class CurrentIssuer {

    private final Issuers issuers;

    CurrentIssuer(Issuers issuers) {
        this.issuers = issuers;
    }

    /// @throws IllegalStateException outside a request to a known issuer: there is no default one
    Issuer get() {
        var context = AuthorizationServerContextHolder.getContext();
        if (context == null) {
            throw new IllegalStateException("No issuer: this isn't a request to one");
        }
        var uri = Objects.requireNonNull(context.getIssuer());
        return issuers.findByUri(uri)
                .orElseThrow(() -> new IllegalStateException("There is no issuer " + uri));
    }
}
