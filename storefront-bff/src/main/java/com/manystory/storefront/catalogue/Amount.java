package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/// Money as the services tell it.
///
/// @param amount in minor units
/// @param currency the ISO 4217 code
/// @param display the amount as people read it
@JsonIgnoreProperties(ignoreUnknown = true)
public record Amount(long amount, String currency, String display) {}
