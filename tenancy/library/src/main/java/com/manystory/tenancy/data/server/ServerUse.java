package com.manystory.tenancy.data.server;

import java.util.Map;
import java.util.stream.Collectors;

/// How much of a database server is promised to whom.
///
/// @param server its host and port
/// @param limit how many connections it admits to roles that aren't superusers
/// @param claims how many connections the processes of each service may open, over all its
///   processes that are alive
/// @param sessions how many were begun on it, by whomever, since its statistics began
public record ServerUse(String server, int limit, Map<String, Integer> claims, long sessions) {

    public ServerUse {
        claims = Map.copyOf(claims);
    }

    /// How many connections all processes together may open.
    public int claimed() {
        return claims.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Whether that is more than the server admits.
    public boolean isOverbooked() {
        return claimed() > limit;
    }

    @Override
    public String toString() {
        return "%s admits %d connections, of which %d may be opened: %s"
                .formatted(
                        server,
                        limit,
                        claimed(),
                        claims.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", ")));
    }
}
