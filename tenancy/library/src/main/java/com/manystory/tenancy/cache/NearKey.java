package com.manystory.tenancy.cache;

import com.manystory.tenancy.TenantId;

/// What a value is found by in this process.
///
/// @param tenant the brand
/// @param version the brand's life and the generation of its desired state: what was made of
///   another is never found again
/// @param region the kind of value
/// @param key the value within its region
record NearKey(TenantId tenant, String version, String region, String key) {}
