package com.manystory.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The keys by which services sign internal tokens: one P-256 key a service (RFC 7517, RFC 7518
/// section 6.2), and the set of all public ones that every service trusts.
public final class SigningKeys {

    private static final JsonMapper JSON = new JsonMapper();

    private final StateFolder state;

    public SigningKeys(StateFolder state) {
        this.state = state;
    }

    /// The private key of a service as a JWK file, made when absent.
    public Path of(String service) {
        var file = state.path("keys", service + ".jwk");
        if (!Files.exists(file)) {
            Secrets.write(file, JSON.writeValueAsString(generate(service + "-1")));
        }
        return file;
    }

    /// The public keys of the services as a JWK set file.
    public Path trusted(List<String> services) {
        var keys = new ArrayList<Map<String, String>>();
        for (var service : services) {
            var key = read(of(service));
            key.remove("d");
            keys.add(key);
        }
        var file = state.path("keys", "trusted.jwks");
        Secrets.write(file, JSON.writeValueAsString(Map.of("keys", keys)));
        return file;
    }

    private static Map<String, String> read(Path file) {
        try {
            return JSON.readValue(
                    Files.readString(file), new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> generate(String kid) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            var jwk = new LinkedHashMap<String, String>();
            jwk.put("kty", "EC");
            jwk.put("crv", "P-256");
            jwk.put("use", "sig");
            jwk.put("alg", "ES256");
            jwk.put("kid", kid);
            jwk.put("x", coordinate(point.getAffineX()));
            jwk.put("y", coordinate(point.getAffineY()));
            jwk.put("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS()));
            return jwk;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has P-256", e);
        }
    }

    /// 32 bytes, big-endian, as RFC 7518 asks for.
    private static String coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var fixed = new byte[32];
        var length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
