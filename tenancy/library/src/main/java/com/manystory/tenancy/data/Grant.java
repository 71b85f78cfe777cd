package com.manystory.tenancy.data;

import com.manystory.tenancy.data.ConnectionOpener.Lane;
import org.jspecify.annotations.Nullable;

/// What a caller of the pool may do next.
sealed interface Grant {

    /// Use a warm connection.
    record Reuse(PooledConnection connection) implements Grant {}

    /// Open a new one, after closing the victim whose place it takes, if any.
    ///
    /// @param lane the one that the opening counts in
    record Open(Lane lane, @Nullable PooledConnection victim) implements Grant {}
}
