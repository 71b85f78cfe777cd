package com.manystory.tenancy.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What is common to all of the platform.
///
/// @param baseDomain the domain under which every brand has a host name, `<brand>.<base domain>`
@ConfigurationProperties("manystory")
public record TenancyProperties(@DefaultValue("localhost") String baseDomain) {}
