package com.manystory.payment.gateway;

import com.manystory.tenancy.registry.Brand;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Signs and checks webhooks after the Standard Webhooks specification, version 1: HMAC-SHA256 over
/// id, time and raw body, with a secret per gateway and life of a brand.
@Component
public class WebhookSignatures {

    private static final String VERSION = "v1,";

    private final byte[] key;

    WebhookSignatures(WebhookSettings settings) {
        this.key = settings.webhookKey().getBytes(StandardCharsets.UTF_8);
    }

    /// The value of the header `webhook-signature`.
    public String sign(String gateway, Brand brand, String id, long epochSecond, byte[] body) {
        var secret =
                hmac(
                        key,
                        "webhook:%s:%s:%s"
                                .formatted(gateway, brand.id(), brand.incarnation())
                                .getBytes(StandardCharsets.UTF_8));
        var head = "%s.%d.".formatted(id, epochSecond).getBytes(StandardCharsets.UTF_8);
        var message = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, message, head.length, body.length);
        return VERSION + Base64.getEncoder().encodeToString(hmac(secret, message));
    }

    /// Whether one of the space-separated signatures is right, compared in constant time.
    public boolean matches(
            String gateway,
            Brand brand,
            String id,
            long epochSecond,
            byte[] body,
            String signatures) {
        var expected = sign(gateway, brand, id, epochSecond, body).getBytes(StandardCharsets.UTF_8);
        var matches = false;
        for (var signature : signatures.split(" ", 8)) {
            matches |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        return matches;
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
