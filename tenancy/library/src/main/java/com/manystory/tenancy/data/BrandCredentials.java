package com.manystory.tenancy.data;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The passwords of brand roles: derived from one key, so that none is stored anywhere.
public final class BrandCredentials {

    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;
    private final int version;

    /// @param key 32 bytes in Base64
    /// @param version part of what passwords derive from, raised to change them all
    public BrandCredentials(String key, int version) {
        var bytes = Base64.getDecoder().decode(key);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "manystory.data.credentials-key must be %d bytes in Base64"
                            .formatted(KEY_BYTES));
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.version = version;
    }

    /// The password of a role: 43 characters of URL-safe Base64.
    public String password(String role) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var bytes = mac.doFinal((role + ":" + version).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this JDK", e);
        }
    }
}
