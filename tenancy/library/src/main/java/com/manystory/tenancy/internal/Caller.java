package com.manystory.tenancy.internal;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The person or process in whose name this process calls the others, bound for the length of a
/// call by an edge that authenticated somebody. Without one, calls are made in the process's own
/// name.
///
/// @param subject the person's or process's id
/// @param roles what the subject may do
public record Caller(String subject, Set<String> roles) {

    private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    public Caller {
        roles = Set.copyOf(roles);
    }

    /// The bound caller, or empty.
    public static Optional<Caller> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// Runs the operation in the caller's name and returns its result.
    ///
    /// @throws X whatever the operation throws
    public <T extends @Nullable Object, X extends Throwable> T call(
            ScopedValue.CallableOp<? extends T, X> operation) throws X {
        return ScopedValue.where(CURRENT, this).<T, X>call(operation::call);
    }
}
