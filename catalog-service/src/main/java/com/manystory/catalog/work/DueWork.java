package com.manystory.catalog.work;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.Control;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Remembers, in the service's control database, when which brand has something to do.
@Component
public class DueWork {

    private final JdbcClient control;

    DueWork(@Control DataSource control) {
        this.control = JdbcClient.create(control);
    }

    /// Has the chore run for the bound brand at the time. Call it before the commit of what makes
    /// it necessary: a mark too many is harmless, one too few isn't.
    public void mark(String kind, Instant at) {
        mark(TenantContext.required(), kind, at);
    }

    void mark(TenantId tenant, String kind, Instant at) {
        control.sql(
                        "INSERT INTO due_work (due_at, kind, tenant) VALUES (?, ?, ?)"
                                + " ON CONFLICT DO NOTHING")
                .params(Timestamp.from(at), kind, tenant.value())
                .update();
    }

    /// Has the chore run for a brand now, unless it was run with the same fingerprint before.
    public void markUnless(String fingerprint, TenantId tenant, String kind) {
        var made =
                control.sql(
                                "SELECT count(*) FROM documents_made WHERE tenant = ? AND"
                                        + " fingerprint = ?")
                        .params(tenant.value(), fingerprint)
                        .query((row, n) -> row.getLong(1))
                        .single();
        if (made == 0) {
            mark(tenant, kind, Instant.now());
        }
    }

    /// Remembers with which fingerprint a chore was run for the bound brand.
    public void remember(String fingerprint) {
        control.sql(
                        """
                        INSERT INTO documents_made (tenant, fingerprint) VALUES (?, ?)
                        ON CONFLICT (tenant) DO UPDATE SET fingerprint = excluded.fingerprint
                        """)
                .params(TenantContext.required().value(), fingerprint)
                .update();
    }

    /// What is due by now, by the clock of the database.
    List<Due> due() {
        return control.sql(
                        "SELECT tenant, kind, max(due_at) FROM due_work WHERE due_at <= now()"
                                + " GROUP BY tenant, kind ORDER BY min(due_at) LIMIT 200")
                .query((row, n) ->
                        new Due(
                                TenantId.of(row.getString(1)),
                                row.getString(2),
                                row.getTimestamp(3).toInstant()))
                .list();
    }

    void done(Due due) {
        control.sql("DELETE FROM due_work WHERE tenant = ? AND kind = ? AND due_at <= ?")
                .params(due.tenant().value(), due.kind(), Timestamp.from(due.at()))
                .update();
    }

    /// A brand's chore that is due.
    record Due(TenantId tenant, String kind, Instant at) {}
}
