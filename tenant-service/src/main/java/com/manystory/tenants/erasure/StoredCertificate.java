package com.manystory.tenants.erasure;

import java.time.Instant;

/// A certificate as it was issued.
///
/// @param incarnation the life of the brand that ended
/// @param brand the brand's id
/// @param erasedAt when it ended
/// @param document the [ErasureCertificate] as JSON, to the letter as it was signed
/// @param signature a JWS (RFC 7515) by the control plane's key over the document
/// @param intact whether the signature fits the document
public record StoredCertificate(
        String incarnation,
        String brand,
        Instant erasedAt,
        String document,
        String signature,
        boolean intact) {}
