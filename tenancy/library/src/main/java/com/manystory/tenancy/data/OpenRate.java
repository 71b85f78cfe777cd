package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.DataProperties.Cell;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many connections a second are opened on each core of a cell: the one figure that tells early
/// that a budget is too small. Opening one costs as much as 23 warm transactions; at 50 a second
/// and core waiting times begin to grow, and a little beyond they collapse. So it is said aloud
/// before that. What this process opens is counted by brand; whether it is too much is told by what
/// all processes open, which the servers count.
public final class OpenRate implements PoolListener {

    private static final Logger log = LoggerFactory.getLogger(OpenRate.class);
    private static final double NANOS_PER_SECOND = 1e9;

    private final DataProperties settings;
    private final ConnectionOpener opener;
    private final ToDoubleFunction<Cell> ofServers;
    private final LongSupplier clock;
    private final Map<String, LongAdder> opened = new ConcurrentHashMap<>();
    private final Map<String, Double> rates = new ConcurrentHashMap<>();
    private long since;

    /// @param opener knows which cell a brand lives on
    /// @param ofServers how many connections all processes open a second on a cell's server
    public OpenRate(
            DataProperties settings, ConnectionOpener opener, ToDoubleFunction<Cell> ofServers) {
        this(settings, opener, ofServers, System::nanoTime);
    }

    OpenRate(
            DataProperties settings,
            ConnectionOpener opener,
            ToDoubleFunction<Cell> ofServers,
            LongSupplier clock) {
        this.settings = settings;
        this.opener = opener;
        this.ofServers = ofServers;
        this.clock = clock;
        this.since = clock.getAsLong();
    }

    @Override
    public void opened(TenantId tenant, Duration took) {
        try {
            counter(opener.lane(tenant).name()).increment();
        } catch (SQLException e) {
            log.debug("Brand {} is gone", tenant, e);
        }
    }

    /// This process's opens a second and core on the cell, over the last whole span between two
    /// measurements.
    public double of(String cell) {
        return rates.getOrDefault(cell, 0.0);
    }

    /// Whether the cell is beyond `manystory.data.opens-alarm`.
    public boolean isAlarming(String cell) {
        return ofAll(cell) > settings.opensAlarm();
    }

    /// All processes' opens a second and core on the cell, and no less than this one's: the server
    /// is asked less often.
    public double ofAll(String cell) {
        var known = settings.cells().get(cell);
        var all = known == null ? 0 : ofServers.applyAsDouble(known) / known.cores();
        return Math.max(of(cell), all);
    }

    /// Ends a span and begins the next one.
    synchronized void measure() {
        var now = clock.getAsLong();
        var seconds = (now - since) / NANOS_PER_SECOND;
        since = now;
        settings.cells()
                .forEach((name, cell) -> {
                    rates.put(name, counter(name).sumThenReset() / seconds / cell.cores());
                    if (isAlarming(name)) {
                        log.warn(
                                "Cell {}: {} connections are opened a second and core, more than"
                                    + " {}. Raise manystory.data.budget, or move brands to another"
                                    + " cell",
                                name,
                                Math.round(ofAll(name)),
                                settings.opensAlarm());
                    }
                });
    }

    private LongAdder counter(String cell) {
        return opened.computeIfAbsent(cell, _ -> new LongAdder());
    }
}
