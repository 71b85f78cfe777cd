package com.manystory.tenants.usage;

import java.time.Instant;

/// What a brand used of one measure by one service in one step.
///
/// @param start when the step began
public record Amount(Instant start, String service, String measure, long amount) {}
