package com.manystory.issuer.server;

import com.manystory.issuer.Issuer.Client;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/// The clients of the issuer that a request came to; those of other issuers don't exist.
@Component
class IssuerClients implements RegisteredClientRepository {

    private final CurrentIssuer current;

    IssuerClients(CurrentIssuer current) {
        this.current = current;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Clients come with their issuer");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return current.get().registration(id).map(Client::registration).orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        return current.get().client(clientId).map(Client::registration).orElse(null);
    }
}
