package com.manystory.issuer;

import com.manystory.tenancy.TenantId;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/// One issuer: nothing of it is shared with another.
///
/// @param name its place under the base address: a brand's id, or `platform`
/// @param uri what its tokens say that issued them
/// @param brand the brand whose people it knows, or null for the operators'
/// @param incarnation the brand's life that it belongs to
/// @param keys its signing keys
/// @param clients who may ask it for tokens
/// @param authorizations what it has granted
public record Issuer(
        String name,
        String uri,
        @Nullable TenantId brand,
        String incarnation,
        JWKSet keys,
        List<Client> clients,
        OAuth2AuthorizationService authorizations) {

    /// The place of the operators' issuer.
    public static final String PLATFORM = "platform";

    /// The client with the id that clients send.
    public Optional<Client> client(String clientId) {
        return clients.stream()
                .filter(client -> client.registration().getClientId().equals(clientId))
                .findFirst();
    }

    /// The client with the id of its registration.
    public Optional<Client> registration(String id) {
        return clients.stream()
                .filter(client -> client.registration().getId().equals(id))
                .findFirst();
    }

    /// Somebody who may ask for tokens.
    ///
    /// @param registration how it asks, and for what
    /// @param audience who its tokens are for
    /// @param rolePrefix what a scope begins with that stands for a role; null when all its tokens
    ///   have the one role
    /// @param role that one role, or the least one
    public record Client(
            RegisteredClient registration,
            String audience,
            @Nullable String rolePrefix,
            String role) {}
}
