package com.manystory.tenancy.internal;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the key files, and knows how a key's id names the process that owns it.
final class KeyFiles {

    private static final Pattern KEY_ID = Pattern.compile("([a-z][a-z0-9-]*)-[0-9]+");

    private KeyFiles() {}

    /// The private key, which must belong to the named process.
    static ECKey signingKey(Path file, String name) {
        try {
            var key = ECKey.parse(Files.readString(file));
            if (!key.isPrivate() || !name.equals(ownerOf(key.getKeyID()))) {
                throw new IllegalStateException(
                        "%s must hold a private key with a kid like %s-1".formatted(file, name));
            }
            return key;
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("The signing key can't be read from " + file, e);
        }
    }

    static JWKSet trustedKeys(Path file) throws IOException {
        try {
            return JWKSet.parse(Files.readString(file)).toPublicJWKSet();
        } catch (ParseException e) {
            throw new IOException("Not a JWKS: " + file, e);
        }
    }

    /// The process that the key belongs to, or null when the id doesn't say.
    static @Nullable String ownerOf(@Nullable String keyId) {
        var matcher = KEY_ID.matcher(keyId == null ? "" : keyId);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
