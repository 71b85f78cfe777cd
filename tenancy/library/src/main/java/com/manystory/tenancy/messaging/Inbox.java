package com.manystory.tenancy.messaging;

import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What has been handled in the bound brand's database, remembered in the transaction of its
/// effects.
final class Inbox {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Inbox(DataSource tenants, PlatformTransactionManager transactionManager) {
        this.jdbc = JdbcClient.create(tenants);
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /// Runs the work unless the consumer did it before.
    ///
    /// @return whether it ran
    boolean once(String consumer, UUID messageId, Work work) throws Exception {
        try {
            return Boolean.TRUE.equals(
                    transactions.execute(_ -> {
                        if (!remember(consumer, messageId)) {
                            return false;
                        }
                        run(work);
                        return true;
                    }));
        } catch (WorkFailed e) {
            throw e.reason;
        }
    }

    /// Whether the consumer did the work already.
    boolean isDone(String consumer, UUID messageId) {
        return jdbc.sql("select 1 from inbox where consumer = ? and message_id = ?")
                .params(consumer, messageId)
                .query()
                .optionalValue()
                .isPresent();
    }

    private boolean remember(String consumer, UUID messageId) {
        return jdbc.sql(
                                "insert into inbox (consumer, message_id) values (?, ?)"
                                        + " on conflict do nothing")
                        .params(consumer, messageId)
                        .update()
                == 1;
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new WorkFailed(e);
        }
    }

    /// What handling a message does.
    @FunctionalInterface
    interface Work {

        void run() throws Exception;
    }

    /// Carries a checked exception out of the transaction, undoing it.
    private static final class WorkFailed extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final Exception reason;

        WorkFailed(Exception reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
