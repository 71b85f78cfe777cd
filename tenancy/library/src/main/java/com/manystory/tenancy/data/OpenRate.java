package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many connections a second are opened on each core of a cell: the one figure that tells early
/// that a budget is too small. Opening one costs as much as 23 warm transactions; at 50 a second
/// and core waiting times begin to grow, and a little beyond they collapse. So it is said aloud
/// before that.
public final class OpenRate implements PoolListener {

    private static final Logger log = LoggerFactory.getLogger(OpenRate.class);
    private static final double NANOS_PER_SECOND = 1e9;

    private final DataProperties settings;
    private final ConnectionOpener opener;
    private final LongSupplier clock;
    private final Map<String, LongAdder> opened = new ConcurrentHashMap<>();
    private final Map<String, Double> rates = new ConcurrentHashMap<>();
    private long since;

    /// @param opener knows which cell a brand lives on
    public OpenRate(DataProperties settings, ConnectionOpener opener) {
        this(settings, opener, System::nanoTime);
    }

    OpenRate(DataProperties settings, ConnectionOpener opener, LongSupplier clock) {
        this.settings = settings;
        this.opener = opener;
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

    /// Opens a second and core on the cell, over the last whole span between two measurements.
    public double of(String cell) {
        return rates.getOrDefault(cell, 0.0);
    }

    /// Whether the cell is beyond `manystory.data.opens-alarm`.
    public boolean isAlarming(String cell) {
        return of(cell) > settings.opensAlarm();
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
                                Math.round(of(name)),
                                settings.opensAlarm());
                    }
                });
    }

    private LongAdder counter(String cell) {
        return opened.computeIfAbsent(cell, _ -> new LongAdder());
    }
}
