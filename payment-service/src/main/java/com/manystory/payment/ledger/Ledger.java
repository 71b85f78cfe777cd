package com.manystory.payment.ledger;

import com.manystory.payment.order.Order;
import com.manystory.payment.order.OrderId;
import com.manystory.tenancy.money.Money;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The bound brand's double-entry ledger. It is only ever added to, in the transaction of what
/// caused it; the database refuses entries that don't sum to zero, and any change.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Ledger {

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The gateway has taken the order's money.
    public void recordPayment(Order order, UUID attempt) {
        post(order.id(), Entries.payment(order, attempt));
    }

    /// The order is confirmed: its money is shared out.
    public void recordSale(Order order) {
        post(order.id(), Entries.sale(order));
    }

    /// The gateway gives the order's money back; call it before the order becomes refunded.
    public void recordRefund(Order order, UUID refund) {
        post(order.id(), Entries.refund(order, refund));
    }

    /// The gateway gives money back that the order never used.
    public void recordReturn(Order order, UUID refund) {
        post(order.id(), Entries.returned(order, refund));
    }

    /// The balance of each account that the order touched.
    public List<Posting> balances(OrderId order) {
        return jdbc.sql(
                        """
                        SELECT p.account, p.currency, sum(p.amount) AS amount
                        FROM posting p JOIN ledger_entry e ON e.id = p.entry_id
                        WHERE e.order_id = :order GROUP BY p.account, p.currency
                        ORDER BY p.account\
                        """)
                .param("order", order.value())
                .query((row, n) ->
                        new Posting(
                                new Account(row.getString("account")),
                                new Money(row.getLong("amount"), row.getString("currency"))))
                .list();
    }

    private void post(OrderId order, Entry entry) {
        if (entry.postings().isEmpty()) {
            return;
        }
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                        INSERT INTO ledger_entry (id, order_id, kind, reference)
                        VALUES (:id, :order, :kind, :reference)\
                        """)
                .param("id", id)
                .param("order", order.value())
                .param("kind", entry.kind().name())
                .param("reference", entry.reference())
                .update();
        for (int position = 0; position < entry.postings().size(); position++) {
            var posting = entry.postings().get(position);
            jdbc.sql(
                            """
                            INSERT INTO posting (entry_id, position, account, amount, currency)
                            VALUES (:entry, :position, :account, :amount, :currency)\
                            """)
                    .param("entry", id)
                    .param("position", position)
                    .param("account", posting.account().code())
                    .param("amount", posting.amount().amount())
                    .param("currency", posting.amount().currency())
                    .update();
        }
    }
}
