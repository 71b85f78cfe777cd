package com.manystory.payment.due;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.Control;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The shared index of which brands have timed work and when. Mark it before committing the work: a
/// mark too many costs one look, a missing one would leave work lying until the next sweep.
@Repository
public class DueWork {

    private static final Duration CLAIM = Duration.ofSeconds(60);

    private final JdbcClient control;

    DueWork(@Control DataSource control) {
        this.control = JdbcClient.create(control);
    }

    /// The bound brand has work after the delay.
    public void markIn(Duration delay) {
        markIn(TenantContext.required(), delay);
    }

    void markIn(TenantId tenant, Duration delay) {
        control.sql(
                        """
                        INSERT INTO due_work (tenant, due_at)
                        VALUES (:tenant, now() + :delay * interval '1 ms')
                        ON CONFLICT DO NOTHING\
                        """)
                .param("tenant", tenant.value())
                .param("delay", delay.toMillis())
                .update();
    }

    /// At the time, but at least half a second from now, so that stuck work can't spin.
    void markAt(TenantId tenant, Instant due) {
        control.sql(
                        """
                        INSERT INTO due_work (tenant, due_at)
                        VALUES (:tenant, greatest(:due, now() + interval '500 ms'))
                        ON CONFLICT DO NOTHING\
                        """)
                .param("tenant", tenant.value())
                .param("due", Timestamp.from(due))
                .update();
    }

    /// Takes marks whose time has come, for this process alone until the claim runs out.
    ///
    /// @return for each brand the latest mark taken
    Map<TenantId, Instant> claim(int limit) {
        return control
                .sql(
                        """
                        UPDATE due_work SET claimed_until = now() + :claim * interval '1 ms'
                        WHERE (tenant, due_at) IN (
                            SELECT tenant, due_at FROM due_work
                            WHERE due_at <= now()
                                AND (claimed_until IS NULL OR claimed_until <= now())
                            ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING tenant, due_at\
                        """)
                .param("claim", CLAIM.toMillis())
                .param("limit", limit)
                .query((row, n) ->
                        Map.entry(
                                TenantId.of(row.getString("tenant")),
                                row.getTimestamp("due_at").toInstant()))
                .list()
                .stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (a, b) ->
                                        List.of(a, b).stream()
                                                .max(Comparator.naturalOrder())
                                                .orElseThrow()));
    }

    /// Drops the brand's claimed marks up to the time.
    void finish(TenantId tenant, Instant upTo) {
        control.sql(
                        """
                        DELETE FROM due_work
                        WHERE tenant = :tenant AND due_at <= :upTo AND claimed_until IS NOT NULL\
                        """)
                .param("tenant", tenant.value())
                .param("upTo", Timestamp.from(upTo))
                .update();
    }
}
