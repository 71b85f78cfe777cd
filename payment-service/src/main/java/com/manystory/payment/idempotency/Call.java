package com.manystory.payment.idempotency;

/// A call as its idempotency key is scoped, within the bound brand.
///
/// @param route method and path
/// @param subject who calls
/// @param key the key that the caller chose
/// @param fingerprint the SHA-256 of everything that the call says
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Call(String route, String subject, String key, byte[] fingerprint) {}
