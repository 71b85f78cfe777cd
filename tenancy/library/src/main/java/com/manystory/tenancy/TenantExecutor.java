package com.manystory.tenancy;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Takes the bound brand along to other threads, which don't inherit it.
public final class TenantExecutor {

    private TenantExecutor() {}

    /// Starts the task on a virtual thread of its own, for the brand bound here.
    ///
    /// @throws NoTenantException when none is bound
    public static <T extends @Nullable Object> Future<T> fork(Callable<T> task) {
        var tenant = TenantContext.required();
        var future = new FutureTask<T>(() -> call(tenant, task));
        Thread.ofVirtual().name("tenant-" + tenant).start(future);
        return future;
    }

    /// The same task, run for the brand bound here wherever it runs; without one bound here it runs
    /// unbound.
    public static Runnable rebinding(Runnable task) {
        var tenant = TenantContext.current().orElse(null);
        return tenant == null ? task : () -> TenantContext.run(tenant, task);
    }

    private static <T extends @Nullable Object> T call(TenantId tenant, Callable<T> task)
            throws Exception {
        return TenantContext.<T, Exception>call(tenant, task::call);
    }
}
