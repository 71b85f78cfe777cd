package com.manystory.catalog.work;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.Control;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Remembers, in the service's control database, when which brand has something to do. Time is the
/// database's: the clocks of processes differ.
@Component
public class DueWork {

    private final JdbcClient control;

    DueWork(@Control DataSource control) {
        this.control = JdbcClient.create(control);
    }

    /// Has the chore run for the bound brand at a time that the database told. Call it before the
    /// commit of what makes it necessary: a mark too many is harmless, one too few isn't.
    public void markAt(String kind, Instant at) {
        markAt(kind, at, Duration.ZERO);
    }

    /// Has the chore run for the bound brand at a time, but not before a delay.
    public void markAt(String kind, Instant at, Duration earliest) {
        // Never in the past: such a mark could be one that is in hand, and be dropped with it.
        control.sql(
                        """
                        INSERT INTO due_work (due_at, kind, tenant)
                        VALUES (greatest(:at, now() + :earliest * interval '1 ms'), :kind, :tenant)
                        ON CONFLICT DO NOTHING
                        """)
                .param("at", Timestamp.from(at))
                .param("earliest", earliest.toMillis())
                .param("kind", kind)
                .param("tenant", TenantContext.required().value())
                .update();
    }

    /// Has the chore run for the bound brand after a delay.
    public void markIn(String kind, Duration delay) {
        markIn(TenantContext.required(), kind, delay);
    }

    /// Has the chore run for a brand after a delay.
    public void markIn(TenantId tenant, String kind, Duration delay) {
        control.sql(
                        """
                        INSERT INTO due_work (due_at, kind, tenant)
                        VALUES (now() + :delay * interval '1 ms', :kind, :tenant)
                        ON CONFLICT DO NOTHING
                        """)
                .param("delay", delay.toMillis())
                .param("kind", kind)
                .param("tenant", tenant.value())
                .update();
    }

    /// Has each chore run for each brand some time within the interval, unless that is so already.
    void markWithin(Duration interval, Collection<TenantId> tenants, Collection<String> kinds) {
        control.sql(
                        """
                        INSERT INTO due_work (due_at, kind, tenant)
                        SELECT now() + random() * :interval * interval '1 ms', kind, tenant
                        FROM unnest(string_to_array(:tenants, ',')) tenant,
                            unnest(string_to_array(:kinds, ',')) kind
                        WHERE NOT EXISTS (SELECT FROM due_work d
                            WHERE d.tenant = tenant.tenant AND d.kind = kind.kind
                                AND d.due_at <= now() + :interval * interval '1 ms')
                        ON CONFLICT DO NOTHING
                        """)
                .param("interval", interval.toMillis())
                .param("tenants", joined(tenants))
                .param("kinds", String.join(",", kinds))
                .update();
    }

    /// What is due by now, that which has waited longest first.
    List<Due> due(Collection<String> kinds, Collection<TenantId> except, int most) {
        return control.sql(
                        """
                        SELECT tenant, kind FROM due_work
                        WHERE due_at <= now() AND NOT parked
                            AND kind = ANY(string_to_array(:kinds, ','))
                            AND tenant <> ALL(string_to_array(:except, ','))
                        GROUP BY tenant, kind ORDER BY min(due_at) LIMIT :most
                        """)
                .param("kinds", String.join(",", kinds))
                .param("except", joined(except))
                .param("most", most)
                .query((row, n) -> new Due(TenantId.of(row.getString(1)), row.getString(2)))
                .list();
    }

    /// Takes in hand what is due of a chore: marks set from here on call for another run.
    UUID take(Due due) {
        var hand = UUID.randomUUID();
        control.sql(
                        "UPDATE due_work SET taken = ? WHERE tenant = ? AND kind = ?"
                                + " AND due_at <= now()")
                .params(hand, due.tenant().value(), due.kind())
                .update();
        return hand;
    }

    /// Drops what was taken and not set again.
    void done(Due due, UUID hand) {
        control.sql("DELETE FROM due_work WHERE tenant = ? AND kind = ? AND taken = ?")
                .params(due.tenant().value(), due.kind(), hand)
                .update();
    }

    /// Keeps a brand's marks out of the way until it is served again.
    void park(TenantId tenant) {
        parked(tenant, true);
    }

    void unpark(TenantId tenant) {
        parked(tenant, false);
    }

    /// Brands with marks that are kept out of the way.
    List<TenantId> parked() {
        return control.sql("SELECT DISTINCT tenant FROM due_work WHERE parked")
                .query((row, n) -> TenantId.of(row.getString(1)))
                .list();
    }

    /// Drops all marks of a brand that is no more; not those of its next life, which has a database
    /// here.
    void forget(TenantId tenant) {
        control.sql(
                        """
                        DELETE FROM due_work WHERE tenant = :tenant
                            AND NOT EXISTS (SELECT FROM brand_database WHERE brand_id = :tenant)
                        """)
                .param("tenant", tenant.value())
                .update();
    }

    private void parked(TenantId tenant, boolean parked) {
        control.sql("UPDATE due_work SET parked = :parked WHERE tenant = :tenant")
                .param("parked", parked)
                .param("tenant", tenant.value())
                .update();
    }

    private static String joined(Collection<TenantId> tenants) {
        return tenants.stream().map(TenantId::value).collect(Collectors.joining(","));
    }

    /// A brand's chore that is due.
    record Due(TenantId tenant, String kind) {}
}
