package com.manystory.issuer.server;

import com.manystory.issuer.Issuer.Client;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/// What access tokens say beside the standard: whom they are for, the brand and which life of it,
/// and roles.
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final CurrentIssuer current;

    TokenClaims(CurrentIssuer current) {
        this.current = current;
    }

    @Override
    public void customize(JwtEncodingContext token) {
        token.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        if (!OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            return;
        }
        var issuer = current.get();
        var registration = token.getRegisteredClient();
        var client = issuer.registration(registration.getId()).orElseThrow();
        token.getJwsHeader().type("at+jwt");
        token.getClaims()
                .audience(List.of(client.audience()))
                .claim("client_id", registration.getClientId())
                .claim("roles", roles(client, token.getAuthorizedScopes()));
        if (issuer.brand() != null) {
            token.getClaims()
                    .claim("brand", issuer.brand().value())
                    .claim("incarnation", issuer.incarnation());
        }
    }

    private static List<String> roles(Client client, Set<String> scopes) {
        var prefix = client.rolePrefix();
        if (prefix == null) {
            return List.of(client.role());
        }
        var roles =
                scopes.stream()
                        .filter(scope -> scope.startsWith(prefix))
                        .map(scope -> scope.substring(prefix.length()))
                        .sorted()
                        .toList();
        return roles.isEmpty() ? List.of(client.role()) : roles;
    }
}
