package com.manystory.tenants.usage;

import java.time.Instant;

/// What was used in one hour.
///
/// @param start when it began
record Hour(Instant start, long amount) {}
