package com.manystory.tenancy.usage;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Brand;
import java.util.Collection;
import java.util.Map;

/// Asks a store what brands use of it. Called every few minutes, with no brand bound.
public interface StoreReadings {

    /// What it reads: a [Measure.Kind#LEVEL] or [Measure.Kind#TOTAL].
    Measure measure();

    /// Asks the store.
    ///
    /// @param brands those that were active in this process since the last time; all at first
    /// @return by brand; those that it couldn't ask are left out
    /// @throws Exception when it can't be asked; the next time comes
    Map<TenantId, StoreReading> read(Collection<Brand> brands) throws Exception;

    /// Readings of a measure.
    static StoreReadings of(Measure measure, Asking asking) {
        return new StoreReadings() {
            @Override
            public Measure measure() {
                return measure;
            }

            @Override
            public Map<TenantId, StoreReading> read(Collection<Brand> brands) throws Exception {
                return asking.read(brands);
            }
        };
    }

    /// Asks a store, as [#read(Collection)] does.
    @FunctionalInterface
    interface Asking {

        Map<TenantId, StoreReading> read(Collection<Brand> brands) throws Exception;
    }
}
