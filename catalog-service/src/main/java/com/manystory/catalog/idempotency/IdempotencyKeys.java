package com.manystory.catalog.idempotency;

import com.manystory.tenancy.web.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// The keys under which unsafe requests were sent, and what each made. A key belongs to the
/// transaction that uses it: what fails leaves no key behind, and may be sent again. Keys are kept
/// two days.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class IdempotencyKeys {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    IdempotencyKeys(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Uses the key for the request, or returns what the same request made before. Waits for
    /// another transaction that uses it now.
    ///
    /// @throws ProblemException when the key is missing, or was used for another request
    public Optional<UUID> use(String scope, @Nullable String key, Object request) {
        if (key == null || key.isBlank() || key.length() > 200) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-missing",
                    "Idempotency key missing",
                    "Send the header Idempotency-Key, 1 to 200 characters.");
        }
        var hash = hash(json.writeValueAsBytes(request));
        var fresh =
                jdbc.sql(
                                """
                                INSERT INTO idempotent_answer (scope, key, request) VALUES (?, ?, ?)
                                ON CONFLICT (scope, key) DO NOTHING
                                """)
                        .params(scope, key, hash)
                        .update();
        if (fresh == 1) {
            return Optional.empty();
        }
        var earlier =
                jdbc.sql(
                                "SELECT request, subject FROM idempotent_answer WHERE scope = ? AND"
                                        + " key = ?")
                        .params(scope, key)
                        .query((row, n) -> new Earlier(row.getBytes(1), row.getString(2)))
                        .single();
        if (!MessageDigest.isEqual(hash, earlier.request())) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "Idempotency key reused",
                    "The key was used for another request. Use a new one.");
        }
        return Optional.of(UUID.fromString(earlier.subject()));
    }

    /// Remembers what the request of the key made.
    public void remember(String scope, String key, UUID subject) {
        jdbc.sql("UPDATE idempotent_answer SET subject = ? WHERE scope = ? AND key = ?")
                .params(subject.toString(), scope, key)
                .update();
    }

    /// Forgets old keys.
    @Transactional
    public void forget() {
        jdbc.sql("DELETE FROM idempotent_answer WHERE created_at < now() - interval '2 days'")
                .update();
    }

    private static byte[] hash(byte[] request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(request);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Earlier(byte[] request, String subject) {}
}
