package com.manystory.tenancy.data.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToIntFunction;

/// How much of each database server is promised, as this process found it last.
public final class ServerMetrics implements MeterBinder {

    private final ServerClaims claims;

    public ServerMetrics(ServerClaims claims) {
        this.claims = claims;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var server : claims.servers()) {
            gauge(
                    registry,
                    server,
                    "claimed",
                    "Connections that all processes may open",
                    ServerUse::claimed);
            gauge(
                    registry,
                    server,
                    "limit",
                    "Connections that the server admits",
                    ServerUse::limit);
            Gauge.builder("manystory.server.connections.opens", claims, c -> c.opens(server))
                    .tag("server", server)
                    .description("Connections that all processes open a second")
                    .register(registry);
        }
    }

    private void gauge(
            MeterRegistry registry,
            String server,
            String name,
            String text,
            ToIntFunction<ServerUse> value) {
        Gauge.builder(
                        "manystory.server.connections." + name,
                        claims,
                        all ->
                                all.use(server)
                                        .map(use -> (double) value.applyAsInt(use))
                                        .orElse(Double.NaN))
                .tag("server", server)
                .description(text)
                .register(registry);
    }
}
