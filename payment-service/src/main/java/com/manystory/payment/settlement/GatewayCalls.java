package com.manystory.payment.settlement;

import com.manystory.payment.gateway.ChargeState;
import com.manystory.payment.gateway.GatewayUnreachableException;
import com.manystory.payment.gateway.Gateways;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.money.Money;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Asks gateways, never for longer than a customer waits, and never inside a transaction. Whatever
/// goes wrong on the way makes the answer unknown, not wrong.
@Component
class GatewayCalls {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayCalls.class);

    private final Gateways gateways;
    private final SettlementSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    GatewayCalls(Gateways gateways, SettlementSettings settings) {
        this.gateways = gateways;
        this.settings = settings;
    }

    ChargeState charge(Attempt attempt) {
        return state(() -> gateways.named(attempt.gateway()).charge(attempt.charge()));
    }

    ChargeState find(Attempt attempt) {
        return state(() -> gateways.named(attempt.gateway()).find(attempt.id()));
    }

    ChargeState cancel(Attempt attempt) {
        return state(() -> gateways.named(attempt.gateway()).cancel(attempt.id()));
    }

    /// Gives the money of an attempt back.
    ///
    /// @return whether that is done; if not, it may be, and asking again does no harm
    boolean refund(String gateway, UUID refund, UUID attempt, Money amount) {
        var done =
                bounded(() -> {
                    gateways.named(gateway).refund(refund, attempt, amount);
                    return true;
                });
        return done.isPresent();
    }

    private ChargeState state(Supplier<ChargeState> call) {
        return bounded(call).orElseGet(ChargeState.Unknown::new);
    }

    private <T> Optional<T> bounded(Supplier<T> call) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A gateway mustn't be asked inside a transaction");
        }
        var tenant = TenantContext.required();
        var answer =
                threads.submit(() -> TenantContext.<T, RuntimeException>call(tenant, call::get));
        try {
            return Optional.of(
                    answer.get(settings.gatewayTimeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof GatewayUnreachableException)) {
                LOG.warn("A gateway call failed", failed.getCause());
            }
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
