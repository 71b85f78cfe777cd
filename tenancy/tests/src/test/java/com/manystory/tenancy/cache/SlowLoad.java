package com.manystory.tenancy.cache;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.cache.TenantCache.CachedValue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/// A value that is being loaded for as long as the test likes.
final class SlowLoad {

    private final CountDownLatch proceed;
    private final CompletableFuture<String> result;

    private SlowLoad(CountDownLatch proceed, CompletableFuture<String> result) {
        this.proceed = proceed;
        this.result = result;
    }

    /// Begins to load and returns once the loader runs.
    static SlowLoad of(CacheProcess process, TenantId brand, String key, CachedValue value)
            throws InterruptedException {
        var loading = new CountDownLatch(1);
        var proceed = new CountDownLatch(1);
        var result =
                CompletableFuture.supplyAsync(
                        () ->
                                process.get(
                                        brand,
                                        key,
                                        () -> {
                                            loading.countDown();
                                            proceed.await();
                                            return value;
                                        }),
                        // Not the common pool: Lettuce needs a thread of that to log in.
                        task -> Thread.ofVirtual().start(task));
        loading.await();
        return new SlowLoad(proceed, result);
    }

    /// Ends the load; what its caller got.
    String finish() throws InterruptedException, ExecutionException {
        proceed.countDown();
        return result.get();
    }
}
