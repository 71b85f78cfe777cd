package com.manystory.tenancy.data.server;

import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.DataProperties.Cell;
import com.manystory.tenancy.periodic.PeriodicWork;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes sure that all processes of the platform together can't open more connections to a database
/// server than it admits. Each process claims its share for as long as it lives; one that finds no
/// room doesn't start. A server that doesn't answer at the start keeps nobody from starting: its
/// share is claimed when it is back.
public final class ServerClaims implements ServerSilence, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerClaims.class);
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final List<ServerClaim> claims;
    private final Map<String, ServerUse> uses = new ConcurrentHashMap<>();
    private final Map<String, ServerOpens> opens = new ConcurrentHashMap<>();
    private final Map<String, Long> silentSince = new ConcurrentHashMap<>();
    private final PeriodicWork work;

    /// @param service the name under which its processes claim
    /// @throws OverbookedServerException when there is no room on a server, and none becomes free
    ///   in `manystory.data.claim-wait`
    public ServerClaims(DataProperties settings, String service) {
        this(settings, service, BEAT);
    }

    ServerClaims(DataProperties settings, String service, Duration beat) {
        this.claims =
                ServerShare.of(settings).stream()
                        .map(share -> new ServerClaim(service, share))
                        .toList();
        var deadline = System.nanoTime() + settings.claimWait().toNanos();
        try {
            for (var claim : claims) {
                start(claim, deadline);
            }
        } catch (OverbookedServerException e) {
            claims.forEach(ServerClaims::end);
            throw e;
        }
        this.work = PeriodicWork.start("server-claims", beat, this::keep);
    }

    /// The servers, as host and port.
    public List<String> servers() {
        return claims.stream().map(ServerClaim::server).toList();
    }

    /// How the server was found last; empty while it hasn't answered.
    public Optional<ServerUse> use(String server) {
        return Optional.ofNullable(uses.get(server));
    }

    /// How many sessions all processes together begin a second on the cell's server, over the last
    /// whole span between two looks; 0 while that isn't known.
    public double opens(Cell cell) {
        return opens(ServerShare.server(cell));
    }

    double opens(String server) {
        var known = opens.get(server);
        return known == null ? 0 : known.perSecond();
    }

    @Override
    public Duration of(String server) {
        var since = silentSince.get(server);
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    @Override
    public void close() {
        work.close();
        claims.forEach(ServerClaims::end);
    }

    private void start(ServerClaim claim, long deadline) {
        while (true) {
            var use = look(claim);
            if (use == null || !use.isOverbooked()) {
                return;
            }
            if (System.nanoTime() - deadline >= 0) {
                throw new OverbookedServerException(use);
            }
            // Of several that start together and don't all fit, those that do shall find room.
            end(claim);
            try {
                Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OverbookedServerException(use);
            }
        }
    }

    private void keep() {
        for (var claim : claims) {
            var use = look(claim);
            if (use != null && use.isOverbooked()) {
                log.error("Database server {}", use);
            }
        }
    }

    private @Nullable ServerUse look(ServerClaim claim) {
        var asked = System.nanoTime();
        try {
            var use = claim.check();
            silentSince.remove(claim.server());
            uses.put(claim.server(), use);
            opens.merge(
                    claim.server(),
                    new ServerOpens(use.sessions(), System.nanoTime(), 0),
                    ServerOpens::until);
            return use;
        } catch (SQLException e) {
            if (isNoAnswer(e)) {
                silentSince.putIfAbsent(claim.server(), asked);
            } else {
                silentSince.remove(claim.server());
            }
            log.warn(
                    "The share of database server {} isn't claimed: {}",
                    claim.server(),
                    e.getMessage());
            return null;
        }
    }

    /// Others are refusals, such as of a server that has no room.
    private static boolean isNoAnswer(SQLException e) {
        return e.getSQLState() == null || e.getSQLState().startsWith("08");
    }

    private static void end(ServerClaim claim) {
        try {
            claim.close();
        } catch (SQLException e) {
            log.debug("The claim on {} ends by itself", claim.server(), e);
        }
    }
}
