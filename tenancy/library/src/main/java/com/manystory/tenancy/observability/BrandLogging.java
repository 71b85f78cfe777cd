package com.manystory.tenancy.observability;

import com.manystory.tenancy.TenantId;
import org.slf4j.MDC;

/// Names the brand on each log line of a request, message or job.
public final class BrandLogging {

    /// The key of the brand in the logging context.
    public static final String KEY = "brand";

    private BrandLogging() {}

    /// Names the brand until the scope is closed, then restores what was there.
    public static Scope open(TenantId tenant) {
        var before = MDC.get(KEY);
        MDC.put(KEY, tenant.value());
        return () -> {
            if (before == null) {
                MDC.remove(KEY);
            } else {
                MDC.put(KEY, before);
            }
        };
    }

    /// Closes without an exception.
    @FunctionalInterface
    public interface Scope extends AutoCloseable {

        @Override
        void close();
    }
}
