package com.manystory.tenancy.data.server;

/// How many sessions were begun on a database server.
///
/// @param sessions so far, as the server counts them
/// @param at when it was asked, as [System#nanoTime()]
/// @param perSecond since it was asked before
record ServerOpens(long sessions, long at, double perSecond) {

    private static final double NANOS_PER_SECOND = 1e9;

    /// The span from here to a later count; one that is smaller began anew meanwhile.
    ServerOpens until(ServerOpens later) {
        var seconds = Math.max(1, later.at - at) / NANOS_PER_SECOND;
        return new ServerOpens(
                later.sessions, later.at, Math.max(0, later.sessions - sessions) / seconds);
    }
}
