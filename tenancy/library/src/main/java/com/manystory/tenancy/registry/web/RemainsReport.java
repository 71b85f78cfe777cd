package com.manystory.tenancy.registry.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Remains;
import java.util.List;

/// What a service still holds of a brand that was erased.
///
/// @param brand the brand
/// @param parts what each part found
public record RemainsReport(TenantId brand, List<Remains> parts) {}
