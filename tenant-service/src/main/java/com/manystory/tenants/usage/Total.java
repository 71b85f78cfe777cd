package com.manystory.tenants.usage;

/// What a brand used of one measure in all, in a period.
///
/// @param brand its id; empty for what can't be told apart
public record Total(String brand, String measure, long amount) {}
