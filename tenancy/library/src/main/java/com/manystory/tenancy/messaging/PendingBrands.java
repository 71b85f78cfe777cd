package com.manystory.tenancy.messaging;

import com.manystory.tenancy.TenantId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/// The index of brands whose outbox may hold events, shared by the processes of one service. A mark
/// stays for its lifetime at least, so a transaction need not mark again what this process marked a
/// moment ago, and a brand can't be taken off between a transaction's mark and its commit.
final class PendingBrands {

    private final DataSource control;
    private final Duration lifetime;
    private final Map<TenantId, Marked> marked = new ConcurrentHashMap<>();

    PendingBrands(DataSource control, Duration lifetime) {
        this.control = control;
        this.lifetime = lifetime;
    }

    /// Marks the brand, unless it was marked within the last sixth of a mark's lifetime. It takes a
    /// connection of its own, since the caller's transaction is another database's.
    void mark(TenantId tenant) {
        var mark = marked.computeIfAbsent(tenant, _ -> new Marked());
        synchronized (mark) {
            var now = System.nanoTime();
            if (mark.isSet && now - mark.at < lifetime.toNanos() / 6) {
                return;
            }
            execute(
                    """
                    insert into outbox_pending (brand_id, mark, marked_at) values (?, 1, now())
                    on conflict (brand_id)
                    do update set mark = outbox_pending.mark + 1, marked_at = now()
                    """,
                    tenant.value());
            mark.at = now;
            mark.isSet = true;
        }
    }

    /// The marked brands, each with the number of its last mark.
    Map<TenantId, Long> all() {
        try (var connection = control.getConnection();
                var statement =
                        connection.prepareStatement("select brand_id, mark from outbox_pending");
                var rows = statement.executeQuery()) {
            var marks = new HashMap<TenantId, Long>();
            while (rows.next()) {
                marks.put(TenantId.of(rows.getString(1)), rows.getLong(2));
            }
            return marks;
        } catch (SQLException e) {
            throw new IllegalStateException("The index of pending brands can't be read", e);
        }
    }

    /// Takes the brand off when it wasn't marked again, and its last mark is older than a lifetime.
    void clear(TenantId tenant, long mark) {
        execute(
                """
                delete from outbox_pending
                where brand_id = ? and mark = ? and marked_at < now() - make_interval(secs => ?)
                """,
                tenant.value(),
                mark,
                lifetime.toMillis() / 1000.0);
    }

    /// Takes an erased life of a brand off, unless a later one has a database here.
    void forget(TenantId tenant, String incarnation) {
        marked.remove(tenant);
        execute(
                """
                delete from outbox_pending p where brand_id = ? and not exists (
                    select from brand_database d where d.brand_id = p.brand_id
                        and d.incarnation collate "C" > ?)
                """,
                tenant.value(),
                incarnation);
    }

    private void execute(String sql, Object... parameters) {
        try (var connection = control.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The index of pending brands can't be changed", e);
        }
    }

    private static final class Marked {
        private boolean isSet;
        private long at;
    }
}
