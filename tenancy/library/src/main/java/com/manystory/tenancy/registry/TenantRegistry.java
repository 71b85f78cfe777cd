package com.manystory.tenancy.registry;

import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/// The brands that this process knows, answered from memory and kept current from the control plane
/// within a second of a change.
public interface TenantRegistry {

    /// The brand, whatever its phase.
    Optional<Brand> find(TenantId id);

    /// The brand that a host name belongs to, by its domains or by `<brand>.<base domain>`. The
    /// port, letter case and a trailing dot don't matter; anything unknown is empty.
    Optional<Brand> findByHost(String host);

    /// Every known brand, in no order.
    Collection<Brand> all();

    /// The version of the registry that this process holds; it grows with each change, 0 before the
    /// first one is known.
    long version();

    /// Waits until at least the version is held.
    ///
    /// @return whether it was reached within the timeout
    boolean awaitVersion(long version, Duration timeout);

    /// Takes a brand told by the control plane directly, ahead of the next poll. One that is older
    /// than what is held is ignored.
    void accept(Brand brand);

    /// Calls the listener after each change of a brand, on a thread of the registry, with no brand
    /// bound.
    void onChange(ChangeListener listener);

    /// Told about changed brands.
    @FunctionalInterface
    interface ChangeListener {

        /// The brand changed, appeared, or (when absent from [#find(TenantId)]) is gone.
        void changed(TenantId id);
    }
}
