package com.manystory.tenancy.data.server;

import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.DataProperties.Cell;
import com.manystory.tenancy.periodic.PeriodicWork;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The [SideConnections] to each database server. Those to a server that has answered nobody for
/// the socket's timeout are broken off: work that waits for it would keep others from being worked
/// on. A statement that takes long on a server that answers goes on.
public final class SideServers implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SideServers.class);

    /// How long one waits for another to be closed.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How often it is looked whether a server has fallen silent.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Map<String, SideConnections> servers = new HashMap<>();
    private final ServerSilence silence;
    private final Duration limit;
    private final PeriodicWork work;

    public SideServers(DataProperties settings, ServerSilence silence) {
        this.silence = silence;
        this.limit = settings.socketTimeout();
        var most = SideConnections.most(settings);
        settings.cells()
                .values()
                .forEach(cell ->
                        servers.computeIfAbsent(
                                ServerShare.server(cell),
                                _ -> new SideConnections(most, PATIENCE, settings.workTimeout())));
        this.work = PeriodicWork.start("silent-servers", LOOK, this::breakOff);
    }

    /// Those to the cell's server.
    public SideConnections to(Cell cell) {
        var side = servers.get(ServerShare.server(cell));
        if (side == null) {
            throw new IllegalArgumentException("There is no " + cell);
        }
        return side;
    }

    @Override
    public void close() {
        work.close();
    }

    private void breakOff() {
        servers.forEach((server, side) -> {
            var silent = silence.of(server);
            if (silent.compareTo(limit) < 0) {
                return;
            }
            var broken = side.breakOff();
            if (broken > 0) {
                log.warn(
                        "Database server {} has answered nobody for {} s: {} connections that work"
                                + " on databases there are broken off",
                        server,
                        silent.toSeconds(),
                        broken);
            }
        });
    }
}
