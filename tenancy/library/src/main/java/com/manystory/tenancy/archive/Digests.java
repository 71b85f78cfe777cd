package com.manystory.tenancy.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Makes the digests of checksums.
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this JDK", e);
        }
    }
}
