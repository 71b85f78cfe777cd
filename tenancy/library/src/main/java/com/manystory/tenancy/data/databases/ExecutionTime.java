package com.manystory.tenancy.data.databases;

import java.time.Instant;

/// For how long a server executed statements of one database.
///
/// @param micros in microseconds, since its statistics began
/// @param at when that was, by the server's clock
/// @param epoch which server and database that is, and since when it counts: within an epoch the
///   time only grows, and between two there is nothing to compare
public record ExecutionTime(long micros, Instant at, String epoch) {}
