package com.manystory.tenancy.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/// Seals what travels between the platform's processes over something that others may write to,
/// such as a queue: a signature by this process over the whole of it, brand included.
public final class Seals {

    private static final JOSEObjectType TYPE = new JOSEObjectType("seal");

    private final JWSHeader header;
    private final JWSSigner signer;
    private final TrustedKeys keys;

    Seals(ECKey key, TrustedKeys keys) {
        this.header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID()).build();
        this.keys = keys;
        try {
            this.signer = new ECDSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("Not a private P-256 key: " + key.getKeyID(), e);
        }
    }

    /// Seals in the name of the process whose private key the file holds; for tools and tests.
    public static Seals of(String process, Path signingKey, Path trustedKeys) {
        return new Seals(KeyFiles.signingKey(signingKey, process), new TrustedKeys(trustedKeys));
    }

    /// A seal over the parts, in their order.
    public String seal(String... parts) {
        var sealed = new JWSObject(header, payload(parts));
        try {
            sealed.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("A message can't be sealed", e);
        }
        return sealed.serialize();
    }

    /// The process of the platform whose seal over these very parts it is; null when it is none.
    public @Nullable String sealer(@Nullable String seal, String... parts) {
        if (seal == null) {
            return null;
        }
        try {
            var sealed = JWSObject.parse(seal);
            var key = keyOf(sealed.getHeader());
            var isIntact =
                    key != null
                            && TYPE.equals(sealed.getHeader().getType())
                            && sealed.verify(new ECDSAVerifier(key))
                            && MessageDigest.isEqual(
                                    sealed.getPayload().toBytes(), payload(parts).toBytes());
            return isIntact ? KeyFiles.ownerOf(sealed.getHeader().getKeyID()) : null;
        } catch (ParseException | JOSEException _) {
            return null;
        }
    }

    /// Whether the seal is of a process of the platform and over these very parts.
    public boolean isIntact(@Nullable String seal, String... parts) {
        return sealer(seal, parts) != null;
    }

    private @Nullable ECKey keyOf(JWSHeader header) {
        keys.version();
        if (header.getKeyID() == null || !JWSAlgorithm.ES256.equals(header.getAlgorithm())) {
            return null;
        }
        return keys
                .get(
                        new JWKSelector(new JWKMatcher.Builder().keyID(header.getKeyID()).build()),
                        null)
                .stream()
                .filter(ECKey.class::isInstance)
                .map(ECKey.class::cast)
                .findFirst()
                .orElse(null);
    }

    /// Each part goes in with its length, so that nothing can move from one to the next.
    private static Payload payload(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return new Payload(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
