package com.manystory.tenants.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An event as it is stored: documents are the very texts that were hashed.
record ChainedEvent(
        long sequence,
        Instant at,
        String actor,
        @Nullable String onBehalfOf,
        String action,
        String brand,
        @Nullable String reason,
        @Nullable String before,
        @Nullable String after,
        @Nullable String traceId,
        String previousHash,
        String hash) {

    /// What the first event names as the hash before it.
    static final String GENESIS = "0".repeat(64);

    private static final String FORMAT = "manystory-audit-1";

    static ChainedEvent read(ResultSet row) throws SQLException {
        return new ChainedEvent(
                row.getLong("sequence"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("on_behalf_of"),
                row.getString("action"),
                row.getString("brand_id"),
                row.getString("reason"),
                row.getString("state_before"),
                row.getString("state_after"),
                row.getString("trace_id"),
                hex(row.getBytes("previous_hash")),
                hex(row.getBytes("hash")));
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /// The hash that the event should have: SHA-256 over its fields, in UTF-8, each after its
    /// length in bytes and a colon; a field without a value is a hyphen. `audit.digest` in the
    /// database makes the same.
    String digest() {
        var canonical =
                Arrays.asList(
                                FORMAT,
                                previousHash,
                                Long.toString(sequence),
                                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
                                actor,
                                onBehalfOf,
                                action,
                                brand,
                                reason,
                                before,
                                after,
                                traceId)
                        .stream()
                        .map(ChainedEvent::canonical)
                        .collect(Collectors.joining());
        try {
            return hex(
                    MessageDigest.getInstance("SHA-256")
                            .digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String canonical(@Nullable String field) {
        return field == null ? "-" : field.getBytes(StandardCharsets.UTF_8).length + ":" + field;
    }

    /// The event as the API tells it.
    AuditEvent published(JsonMapper json) {
        return new AuditEvent(
                sequence,
                at,
                actor,
                onBehalfOf,
                action,
                brand,
                reason,
                tree(json, before),
                tree(json, after),
                traceId,
                previousHash,
                hash);
    }

    private static @Nullable JsonNode tree(JsonMapper json, @Nullable String document) {
        return document == null ? null : json.readTree(document);
    }
}
