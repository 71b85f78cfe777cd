package com.manystory.tenancy.observability;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Bounds of metrics.
///
/// @param brands how many brands have metrics of their own; those of the rest are added up under
///   `other`
@ConfigurationProperties("manystory.metrics")
public record MetricsProperties(@DefaultValue("200") int brands) {}
