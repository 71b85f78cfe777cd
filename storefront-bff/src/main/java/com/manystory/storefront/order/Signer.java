package com.manystory.storefront.order;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs what a visitor's cookie says, so that it can be believed when it comes back. Each purpose
/// has a key of its own, derived from the process's secret.
final class Signer {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Signer(byte[] secret, String purpose) {
        this.key = new SecretKeySpec(mac(new SecretKeySpec(secret, ALGORITHM), purpose), ALGORITHM);
    }

    /// The signature, in lower-case hexadecimal digits.
    String sign(String text) {
        return HexFormat.of().formatHex(mac(key, text));
    }

    /// Whether the two texts are the same, in a time that tells nothing of where they differ.
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
