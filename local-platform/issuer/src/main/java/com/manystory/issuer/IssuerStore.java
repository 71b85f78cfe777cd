package com.manystory.issuer;

import com.manystory.issuer.Issuer.Client;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Lives;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/// Issuers on disk: a folder each, for a brand one per life, with the signing key and the secrets
/// of the clients. They survive restarts.
@Component
class IssuerStore {

    private final String base;
    private final IssuerProperties properties;

    IssuerStore(
            @Value("${manystory.identity.issuer-base}") String base, IssuerProperties properties) {
        this.base = base;
        this.properties = properties;
    }

    /// The operators' issuer.
    Issuer platform() {
        var folder = properties.directory().resolve(Issuer.PLATFORM);
        var file = properties.operatorSecretFile();
        var secret =
                Secrets.readOrWrite(
                        file == null ? folder.resolve("operator.secret") : file, Secrets::random);
        var client =
                client(
                        Issuer.PLATFORM,
                        "operator-cli",
                        secret,
                        Set.of("operator:read", "operator:act"),
                        properties.operatorTokens());
        return new Issuer(
                Issuer.PLATFORM,
                base + "/" + Issuer.PLATFORM,
                null,
                "",
                keys(folder),
                List.of(new Client(client, "manystory-operator", null, "operator")),
                new Authorizations());
    }

    /// The brand's issuer in this life, made when there is none yet.
    Issuer of(Brand brand) {
        var folder = folder(brand.id()).resolve(brand.incarnation());
        var name = brand.id().value();
        var secret = Secrets.readOrWrite(folder.resolve("staff.secret"), Secrets::random);
        var client =
                client(
                        name + "/" + brand.incarnation(),
                        name + "-staff",
                        secret,
                        Set.of("staff:owner", "staff:editor", "staff:viewer"),
                        properties.staffTokens());
        return new Issuer(
                name,
                base + "/" + name,
                brand.id(),
                brand.incarnation(),
                keys(folder),
                List.of(new Client(client, "manystory-staff", "staff:", "viewer")),
                new Authorizations());
    }

    /// Whether the brand's issuer of this life was made.
    boolean has(Brand brand) {
        return Files.exists(folder(brand.id()).resolve(brand.incarnation()).resolve("signing.jwk"));
    }

    /// Whether there is anything of any life of the brand's issuer.
    boolean holds(TenantId brand) {
        return Files.exists(folder(brand));
    }

    /// Removes a life of the brand's issuer, and what earlier ones left.
    void erase(TenantId brand, String incarnation) {
        var folder = folder(brand);
        if (!Files.exists(folder)) {
            return;
        }
        try {
            var isEmpty = true;
            for (var life : lives(folder)) {
                if (Lives.isLater(life.getFileName().toString(), incarnation)) {
                    isEmpty = false;
                } else {
                    remove(life);
                }
            }
            if (isEmpty) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't remove " + folder, e);
        }
    }

    private static List<Path> lives(Path folder) throws IOException {
        try (var lives = Files.list(folder)) {
            return lives.toList();
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path folder(TenantId brand) {
        return properties.directory().resolve("brands").resolve(brand.value());
    }

    private static RegisteredClient client(
            String issuer, String clientId, String secret, Set<String> scopes, Duration lifetime) {
        return RegisteredClient.withId(issuer + "/" + clientId)
                .clientId(clientId)
                .clientSecret(SecretHashes.hash(secret))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(scopes))
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(lifetime).build())
                .build();
    }

    private static JWKSet keys(Path folder) {
        var key = Secrets.readOrWrite(folder.resolve("signing.jwk"), IssuerStore::newKey);
        try {
            return new JWKSet(ECKey.parse(key));
        } catch (ParseException e) {
            throw new IllegalStateException("The key in %s is damaged".formatted(folder), e);
        }
    }

    private static String newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
