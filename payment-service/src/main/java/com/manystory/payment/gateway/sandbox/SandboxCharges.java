package com.manystory.payment.gateway.sandbox;

import com.manystory.payment.gateway.Charge;
import com.manystory.payment.gateway.ChargeState;
import com.manystory.payment.gateway.PaymentMethod;
import com.manystory.tenancy.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The sandbox's own books, in transactions of their own like those of an outside system.
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
class SandboxCharges {

    private final JdbcClient jdbc;
    private final SandboxSettings settings;

    SandboxCharges(JdbcClient jdbc, SandboxSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    ChargeState open(Charge charge, boolean declines) {
        var endsAs = declines ? "DECLINED" : "CAPTURED";
        var immediate = charge.method() == PaymentMethod.CARD;
        var opened =
                jdbc.sql(
                                """
                                INSERT INTO sandbox.charge
                                    (reference, amount, currency, method, status, ends_as, settles_at)
                                VALUES (:reference, :amount, :currency, :method, :status, :endsAs,
                                    now() + :delay * interval '1 ms')
                                ON CONFLICT (reference) DO NOTHING\
                                """)
                        .param("reference", charge.reference().toString())
                        .param("amount", charge.amount().amount())
                        .param("currency", charge.amount().currency())
                        .param("method", charge.method().slug())
                        .param("status", immediate ? endsAs : "PENDING")
                        .param("endsAs", endsAs)
                        .param("delay", settings.settleAfter().toMillis())
                        .update();
        if (opened == 1 && immediate) {
            announce(charge.reference().toString(), settings.settleAfter().toMillis());
        }
        return find(charge.reference()).orElseThrow();
    }

    Optional<ChargeState> find(UUID reference) {
        return jdbc.sql("SELECT status, method FROM sandbox.charge WHERE reference = :reference")
                .param("reference", reference.toString())
                .query((row, n) ->
                        state(reference, row.getString("status"), row.getString("method")))
                .optional();
    }

    /// Leaves a tombstone when the reference is unknown, so that a late charge finds it.
    ChargeState cancel(UUID reference) {
        jdbc.sql(
                        """
                        INSERT INTO sandbox.charge
                            (reference, amount, currency, method, status, ends_as)
                        VALUES (:reference, 0, 'XXX', 'none', 'VOIDED', 'VOIDED')
                        ON CONFLICT (reference) DO UPDATE SET status = 'VOIDED'
                        WHERE charge.status = 'PENDING'\
                        """)
                .param("reference", reference.toString())
                .update();
        return find(reference).orElseThrow();
    }

    void refund(UUID refund, UUID charge, Money amount) {
        jdbc.sql(
                        """
                        INSERT INTO sandbox.refund (reference, charge_reference, amount)
                        SELECT :refund, reference, :amount FROM sandbox.charge
                        WHERE reference = :charge AND status = 'CAPTURED' AND amount >= :amount
                        ON CONFLICT (reference) DO NOTHING\
                        """)
                .param("refund", refund.toString())
                .param("charge", charge.toString())
                .param("amount", amount.amount())
                .update();
        var booked =
                jdbc.sql("SELECT count(*) FROM sandbox.refund WHERE reference = :refund")
                        .param("refund", refund.toString())
                        .query(Long.class)
                        .single();
        if (booked == 0) {
            throw new IllegalStateException("Charge %s can't be refunded".formatted(charge));
        }
    }

    /// Lets the customers of pending charges whose time has come pay, or fail to.
    void settleDue() {
        jdbc.sql(
                        """
                        UPDATE sandbox.charge SET status = ends_as
                        WHERE status = 'PENDING' AND settles_at <= now() RETURNING reference\
                        """)
                .query(String.class)
                .list()
                .forEach(reference -> announce(reference, 0));
    }

    List<Instant> nextDue() {
        return jdbc.sql(
                        """
                        SELECT min(due) FROM (
                            SELECT min(settles_at) AS due FROM sandbox.charge
                            WHERE status = 'PENDING'
                            UNION ALL
                            SELECT min(deliver_at) FROM sandbox.webhook
                            WHERE delivered_at IS NULL) AS dues HAVING min(due) IS NOT NULL\
                        """)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .list();
    }

    private void announce(String reference, long delayMillis) {
        if (settings.webhooks()) {
            jdbc.sql(
                            """
                            INSERT INTO sandbox.webhook (id, kind, reference, deliver_at)
                            VALUES (:id, 'charge.changed', :reference,
                                now() + :delay * interval '1 ms')\
                            """)
                    .param("id", UUID.randomUUID())
                    .param("reference", reference)
                    .param("delay", delayMillis)
                    .update();
        }
    }

    private static ChargeState state(UUID reference, String status, String method) {
        return switch (status) {
            case "CAPTURED" -> new ChargeState.Captured();
            case "DECLINED" -> new ChargeState.Declined("declined-by-bank");
            case "VOIDED" -> new ChargeState.Voided();
            default -> new ChargeState.Pending(SandboxActions.of(reference, method));
        };
    }
}
