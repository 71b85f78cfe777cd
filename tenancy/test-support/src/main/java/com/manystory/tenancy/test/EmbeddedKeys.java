package com.manystory.tenancy.test;

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
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/// The signing keys of the platform's processes as JWK files (RFC 7517), made for this run.
final class EmbeddedKeys {

    private static final int COORDINATE_BYTES = 32;

    private final Path folder;
    private final Map<String, String> published = new TreeMap<>();

    EmbeddedKeys(String... processes) {
        try {
            folder = Files.createTempDirectory("manystory-keys");
            folder.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var process : processes) {
            signingKey(process);
        }
    }

    /// The private key of the process, which everyone trusts.
    synchronized Path signingKey(String process) {
        var file = folder.resolve(process + ".jwk");
        if (!published.containsKey(process)) {
            publish(process, file);
        }
        return file;
    }

    Path trustedKeys() {
        return folder.resolve("trusted.jwks");
    }

    private void publish(String process, Path file) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            var shared =
                    """
                    "kty":"EC","crv":"P-256","alg":"ES256","use":"sig","kid":"%s-1","x":"%s","y":"%s"\
                    """
                            .formatted(process, text(point.getAffineX()), text(point.getAffineY()));
            var secret = text(((ECPrivateKey) pair.getPrivate()).getS());
            Files.writeString(file, "{%s,\"d\":\"%s\"}".formatted(shared, secret));
            file.toFile().deleteOnExit();
            published.put(process, "{" + shared + "}");
            Files.writeString(
                    trustedKeys(),
                    "{\"keys\":[%s]}".formatted(String.join(",", published.values())));
            trustedKeys().toFile().deleteOnExit();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The key of %s can't be made".formatted(process), e);
        }
    }

    private static String text(BigInteger number) {
        var bytes = number.toByteArray();
        var padded = new byte[COORDINATE_BYTES];
        var length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }
}
