package com.manystory.tenancy.cache;

import com.manystory.tenancy.TenantId;

/// What a value is found by in this process.
record NearKey(TenantId tenant, String incarnation, String region, String key) {}
