package com.manystory.tenancy.data;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The passwords of brand roles: derived from one key, so that none is stored anywhere. Each is of
/// one life of the brand, and has a version, which is raised to change it.
public final class BrandCredentials {

    /// How passwords are derived now: what is recorded of a role with a lower number has a
    /// [#former] one.
    public static final int DERIVATION = 2;

    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    /// @param key 32 bytes in Base64
    public BrandCredentials(String key) {
        var bytes = Base64.getDecoder().decode(key);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "manystory.data.credentials-key must be %d bytes in Base64"
                            .formatted(KEY_BYTES));
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /// The password of a role: 43 characters of URL-safe Base64.
    ///
    /// @param incarnation the brand's life that the role was made for
    /// @param version of the role's password, from 1
    public String password(String role, String incarnation, int version) {
        return derived(role + ":" + incarnation + ":" + version);
    }

    /// The password that the role had before passwords were of one life of a brand. No role is
    /// given it any more; it is only for reaching those that have it until they are given the
    /// present one.
    public String former(String role, int version) {
        return derived(role + ":" + version);
    }

    private String derived(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var bytes = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing from this JDK", e);
        }
    }
}
