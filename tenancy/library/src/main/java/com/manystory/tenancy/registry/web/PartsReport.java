package com.manystory.tenancy.registry.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.registry.Condition;
import java.util.List;

/// How a service's parts of a brand are.
///
/// @param brand the brand
/// @param generation of the desired state that was asked for; 0 when it was to be erased
/// @param conditions one for each part
public record PartsReport(TenantId brand, long generation, List<Condition> conditions) {}
