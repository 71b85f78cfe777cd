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
    private static final AtomicReference<WorkListener> LISTENER =
            new AtomicReference<>(WorkListener.NONE);

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
        if (CURRENT.isBound()) {
            return bound(tenant, operation);
        }
        var listener = LISTENER.get();
        var work = listener.begun(tenant);
        try {
            return bound(tenant, operation);
        } finally {
            listener.ended(work);
        }
    }

    private static <T extends @Nullable Object, X extends Throwable> T bound(
            TenantId tenant, ScopedValue.CallableOp<? extends T, X> operation) throws X {
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

    /// Has it told when a thread begins and ends to work for a brand; the last one counts.
    public static void listen(WorkListener listener) {
        LISTENER.set(listener);
    }

    /// Told on the thread itself, outermost bindings only.
    public interface WorkListener {

        /// Hears nothing.
        WorkListener NONE =
                new WorkListener() {
                    @Override
                    public int begun(TenantId tenant) {
                        return 0;
                    }

                    @Override
                    public void ended(int work) {}
                };

        /// The thread begins to work for the brand.
        ///
        /// @return a number for [#ended(int)]
        int begun(TenantId tenant);

        /// The thread ended the work of that number.
        void ended(int work);
    }

    /// Refuses a binding by throwing.
    @FunctionalInterface
    public interface RebindGuard {

        /// Called before a brand is bound; `bound` is the brand bound so far, or null.
        void check(@Nullable TenantId bound, TenantId requested);
    }
}
