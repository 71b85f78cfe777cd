package com.manystory.payment.idempotency;

import com.manystory.payment.due.DueTask;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The bound brand's calls and their answers. Claiming is one statement, so of any number of
/// parallel calls with a key one is granted.
@Repository
class IdempotencyRecords implements DueTask {

    private final JdbcClient jdbc;
    private final IdempotencySettings settings;

    IdempotencyRecords(JdbcClient jdbc, IdempotencySettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /// A call whose lease ran out is granted again, under its first operation's id; a record that
    /// is kept no longer counts as absent.
    Claim claim(Call call) {
        var granted =
                jdbc.sql(
                                """
                                INSERT INTO idempotency_record AS r (route, subject, key,
                                    fingerprint, operation_id, locked_until, expires_at)
                                VALUES (:route, :subject, :key, :fingerprint, :operation,
                                    now() + :lease * interval '1 ms',
                                    now() + :keep * interval '1 ms')
                                ON CONFLICT (route, subject, key) DO UPDATE SET
                                    fingerprint = excluded.fingerprint,
                                    operation_id = CASE WHEN r.expires_at <= now()
                                        THEN excluded.operation_id ELSE r.operation_id END,
                                    status = 'RUNNING', http_status = NULL,
                                    locked_until = excluded.locked_until,
                                    expires_at = excluded.expires_at
                                WHERE r.expires_at <= now()
                                    OR (r.status = 'RUNNING' AND r.locked_until <= now()
                                        AND r.fingerprint = excluded.fingerprint)
                                RETURNING operation_id\
                                """)
                        .param("route", call.route())
                        .param("subject", call.subject())
                        .param("key", call.key())
                        .param("fingerprint", call.fingerprint())
                        .param("operation", UUID.randomUUID())
                        .param("lease", settings.lease().toMillis())
                        .param("keep", settings.keep().toMillis())
                        .query(UUID.class)
                        .optional();
        return granted.<Claim>map(Claim.Granted::new).orElseGet(() -> existing(call));
    }

    /// Keeps the answer.
    void finish(Call call, Claim.Answered answer) {
        jdbc.sql(
                        """
                        UPDATE idempotency_record SET status = 'DONE', http_status = :status,
                            content_type = :type, location = :location, body = :body
                        WHERE route = :route AND subject = :subject AND key = :key\
                        """)
                .param("status", answer.status())
                .param("type", answer.contentType())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("route", call.route())
                .param("subject", call.subject())
                .param("key", call.key())
                .update();
    }

    /// The call failed on our side: the next one with the key makes it again.
    void release(Call call) {
        jdbc.sql(
                        """
                        UPDATE idempotency_record SET locked_until = now()
                        WHERE route = :route AND subject = :subject AND key = :key
                            AND status = 'RUNNING'\
                        """)
                .param("route", call.route())
                .param("subject", call.subject())
                .param("key", call.key())
                .update();
    }

    @Override
    public void runDue() {
        jdbc.sql("DELETE FROM idempotency_record WHERE expires_at <= now() - interval '1 hour'")
                .update();
    }

    /// Rides along with other work; the sweep does the rest.
    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    private Claim existing(Call call) {
        return jdbc.sql(
                        """
                        SELECT * FROM idempotency_record
                        WHERE route = :route AND subject = :subject AND key = :key\
                        """)
                .param("route", call.route())
                .param("subject", call.subject())
                .param("key", call.key())
                .query((row, n) -> read(row, call.fingerprint()))
                .optional()
                .orElseGet(Claim.Running::new);
    }

    private static Claim read(ResultSet row, byte[] fingerprint) throws SQLException {
        if (!MessageDigest.isEqual(row.getBytes("fingerprint"), fingerprint)) {
            return new Claim.Reused();
        }
        byte @Nullable [] body = row.getBytes("body");
        return "DONE".equals(row.getString("status"))
                ? new Claim.Answered(
                        row.getInt("http_status"),
                        row.getString("content_type"),
                        row.getString("location"),
                        body == null ? new byte[0] : body)
                : new Claim.Running();
    }
}
