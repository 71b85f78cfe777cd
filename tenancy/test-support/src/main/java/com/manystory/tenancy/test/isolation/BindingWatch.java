package com.manystory.tenancy.test.isolation;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks at every binding of a brand: none may be made inside another brand's, and none by a job
/// that works for no brand.
final class BindingWatch implements TenantContext.RebindGuard, AutoCloseable {

    private static final int MOST = 20;

    private final Set<String> unbound;
    private final TenantContext.RebindGuard guard;
    private final Queue<String> offences = new ConcurrentLinkedQueue<>();

    /// @param unbound classes whose own work is for no brand
    BindingWatch(Set<Class<?>> unbound) {
        this.unbound = unbound.stream().map(Class::getName).collect(Collectors.toSet());
        this.guard = TenantContext.guardRebinding(this);
    }

    @Override
    public void check(@Nullable TenantId bound, TenantId requested) {
        if (bound != null && !bound.equals(requested)) {
            tell("%s is bound while %s is".formatted(requested, bound));
        }
        if (!unbound.isEmpty()) {
            StackWalker.getInstance()
                    .walk(frames ->
                            frames.map(StackWalker.StackFrame::getClassName)
                                    .filter(unbound::contains)
                                    .findFirst())
                    .ifPresent(job -> tell("%s is bound by %s".formatted(requested, job)));
        }
        guard.check(bound, requested);
    }

    List<String> offences() {
        return List.copyOf(offences);
    }

    @Override
    public void close() {
        TenantContext.guardRebinding(guard);
    }

    private void tell(String what) {
        if (offences.size() < MOST) {
            offences.add(what + " on " + Thread.currentThread());
        }
    }
}
