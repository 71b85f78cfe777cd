package com.manystory.tenants.usage;

import java.time.Instant;

/// A time that usage is told of.
///
/// @param from its first moment, at the beginning of a step
/// @param to the first moment after it
public record Period(Instant from, Instant to, Step step) {}
