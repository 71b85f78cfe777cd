package com.manystory.tenants.brand;

import com.manystory.tenancy.TenantId;
import com.manystory.tenants.work.ClaimLostException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the reconcilers of all instances have to do. Work is taken by a lease: when its holder dies
/// the lease runs out, and another one starts over. Every clock is the database's.
@Repository
public class Work {

    private final JdbcClient jdbc;

    Work(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Asks for the brand to be reconciled now; while it is being so, once more afterwards.
    public void request(TenantId id) {
        jdbc.sql(
                        """
                        INSERT INTO reconciliations (brand_id) VALUES (:id)
                        ON CONFLICT (brand_id) DO UPDATE SET
                            due_at = now(), attempts = 0,
                            revision = reconciliations.revision + 1
                        """)
                .param("id", id.value())
                .update();
    }

    /// Takes due work that nobody holds, the longest due first.
    public List<Claim> claim(int limit, Duration lease) {
        return jdbc.sql(
                        """
                        UPDATE reconciliations SET lease_token = :token || brand_id,
                            lease_until = now() + :lease * interval '1 millisecond'
                        WHERE brand_id IN (
                            SELECT brand_id FROM reconciliations
                            WHERE due_at <= now() AND (lease_until IS NULL OR lease_until < now())
                            ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING brand_id, lease_token, revision, attempts
                        """)
                .param("token", UUID.randomUUID() + "/")
                .param("lease", lease.toMillis())
                .param("limit", limit)
                .query((row, number) ->
                        new Claim(
                                TenantId.of(row.getString(1)),
                                row.getString(2),
                                row.getLong(3),
                                row.getInt(4)))
                .list();
    }

    /// Keeps the claim for another while; false when it was lost.
    public boolean renew(Claim claim, Duration lease) {
        return jdbc.sql(
                                """
                                UPDATE reconciliations
                                SET lease_until = now() + :lease * interval '1 millisecond'
                                WHERE brand_id = :id AND lease_token = :token
                                """)
                        .param("lease", lease.toMillis())
                        .param("id", claim.brand().value())
                        .param("token", claim.token())
                        .update()
                > 0;
    }

    /// Makes sure, until the end of the transaction, that the claim is still held: what a holder
    /// that was taken for dead still wants to write is refused.
    ///
    /// @throws ClaimLostException when it isn't
    public void require(Claim claim) {
        var held =
                jdbc.sql(
                                """
                                SELECT 1 FROM reconciliations
                                WHERE brand_id = :id AND lease_token = :token FOR UPDATE
                                """)
                        .param("id", claim.brand().value())
                        .param("token", claim.token())
                        .query((row, number) -> true)
                        .optional()
                        .isPresent();
        if (!held) {
            throw new ClaimLostException(claim.brand().value());
        }
    }

    /// Gives the claim back; the brand is due again after the delay, or at once when that was asked
    /// for meanwhile.
    public void release(Claim claim, int attempts, Duration delay) {
        jdbc.sql(
                        """
                        UPDATE reconciliations SET
                            lease_token = NULL, lease_until = NULL,
                            attempts = CASE WHEN revision = :revision THEN :attempts ELSE 0 END,
                            due_at = CASE WHEN revision = :revision
                                THEN now() + :delay * interval '1 millisecond' ELSE now() END
                        WHERE brand_id = :id AND lease_token = :token
                        """)
                .param("id", claim.brand().value())
                .param("token", claim.token())
                .param("revision", claim.revision())
                .param("attempts", attempts)
                .param("delay", delay.toMillis())
                .update();
    }

    /// The right to reconcile a brand.
    ///
    /// @param brand the brand
    /// @param token the lease's, unique to this claim
    /// @param revision grows with each request for work
    /// @param attempts how often it was tried in vain
    public record Claim(TenantId brand, String token, long revision, int attempts) {}
}
