package com.manystory.tenants.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Verifies the chain from its first event to its head, as of one moment, a few events in memory at
/// a time.
@Service
public class AuditVerification {

    private static final int FETCHED = 100;

    private final JdbcTemplate events;
    private final JdbcClient jdbc;
    private final Anchors anchors;
    private final TransactionTemplate snapshot;
    // One at a time: however many ask, changes find connections.
    private final ReentrantLock lock = new ReentrantLock();

    AuditVerification(
            JdbcTemplate template, Anchors anchors, PlatformTransactionManager transactions) {
        this.events = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        this.events.setFetchSize(FETCHED);
        this.jdbc = JdbcClient.create(template);
        this.anchors = anchors;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /// Verifies the whole chain.
    ///
    /// @param kept an anchor that was kept elsewhere, which the chain must pass; or null
    public Verification verify(@Nullable Anchor kept) {
        lock.lock();
        try {
            return Objects.requireNonNull(snapshot.execute(status -> inSnapshot(kept)));
        } finally {
            lock.unlock();
        }
    }

    private Verification inSnapshot(@Nullable Anchor kept) {
        var head =
                jdbc.sql("SELECT sequence, hash FROM audit.head")
                        .query((row, n) ->
                                new Anchor(row.getLong(1), ChainedEvent.hex(row.getBytes(2)), null))
                        .optional()
                        .orElse(new Anchor(0, ChainedEvent.GENESIS, null));
        var check = new ChainCheck(kept);
        ResultSetExtractor<Boolean> follower = rows -> follow(rows, check);
        events.query("SELECT * FROM audit.events ORDER BY sequence", follower);
        check.end(head.sequence(), head.hash());
        var broken = check.broken();
        return new Verification(
                broken == null,
                isAppendOnly(),
                1,
                check.last(),
                broken == null ? anchors.sign(head.sequence(), head.hash()) : head,
                broken);
    }

    private static boolean follow(ResultSet rows, ChainCheck check) throws SQLException {
        var right = true;
        while (right && rows.next()) {
            right = check.accepts(ChainedEvent.read(rows));
        }
        return right;
    }

    /// Whether the table's owner is someone that this role can't become, the guards are on, and no
    /// more than reading is granted.
    private boolean isAppendOnly() {
        return jdbc.sql(
                        """
                        SELECT bool_and(NOT pg_has_role(c.relowner, 'MEMBER')
                                AND NOT pg_has_role(n.nspowner, 'MEMBER')
                                AND NOT has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
                                AND EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid
                                            AND NOT t.tgisinternal AND t.tgenabled = 'O'))
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.oid IN ('audit.events'::regclass, 'audit.head'::regclass)
                        """)
                .query(Boolean.class)
                .single();
    }
}
