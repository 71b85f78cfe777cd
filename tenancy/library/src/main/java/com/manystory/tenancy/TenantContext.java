package com.manystory.tenancy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// The brand that the current code works for, bound once at the edge (request, message, job) for
/// the length of a call. Executors, `CompletableFuture`, parallel streams and cache loaders don't
/// inherit it: whatever hops threads rebinds from an explicit [TenantId].
public final class TenantContext {

    /// The key under which every log line names the bound brand.
    public static final String LOG_KEY = "brand";

    private static final ScopedValue<TenantId> CURRENT = ScopedValue.newInstance();
    private static final AtomicReference<RebindGuard> GUARD =
            new AtomicReference<>((bound, requested) -> {});

    private TenantContext() {}

    /// The bound brand, or empty outside any.
    public static Optional<TenantId> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// The bound brand.
    ///
    /// @throws NoTenantException when none is bound
    public static TenantId required() {
        if (!CURRENT.isBound()) {
            throw new NoTenantException();
        }
        return CURRENT.get();
    }

    /// Runs the action for the brand.
    ///
    /// @throws TenantRebindException when a transaction of another brand is open
    public static void run(TenantId tenant, Runnable action) {
        call(
                tenant,
                () -> {
                    action.run();
                    return true;
                });
    }

    /// Calls the operation for the brand and returns its result.
    ///
    /// @throws TenantRebindException when a transaction of another brand is open
    /// @throws X whatever the operation throws
    public static <T extends @Nullable Object, X extends Throwable> T call(
            TenantId tenant, ScopedValue.CallableOp<? extends T, X> operation) throws X {
        GUARD.get().check(current().orElse(null), tenant);
        var logged = MDC.get(LOG_KEY);
        MDC.put(LOG_KEY, tenant.value());
        try {
            return ScopedValue.where(CURRENT, tenant).<T, X>call(operation::call);
        } finally {
            if (logged == null) {
                MDC.remove(LOG_KEY);
            } else {
                MDC.put(LOG_KEY, logged);
            }
        }
    }

    /// Installs the check that runs before every binding; the data part uses it to refuse a rebind
    /// inside an open transaction.
    ///
    /// @return the check so far
    public static RebindGuard guardRebinding(RebindGuard guard) {
        return GUARD.getAndSet(guard);
    }

    /// Refuses a binding by throwing.
    @FunctionalInterface
    public interface RebindGuard {

        /// Called before a brand is bound; `bound` is the brand bound so far, or null.
        void check(@Nullable TenantId bound, TenantId requested);
    }
}
