package com.manystory.tenancy.usage;

import com.manystory.tenancy.TenantId;
import java.util.Map;

/// A cache in this process that can tell how much memory each brand's values take in it.
@FunctionalInterface
public interface CacheWeights {

    /// Bytes by brand.
    Map<TenantId, Long> bytes();
}
