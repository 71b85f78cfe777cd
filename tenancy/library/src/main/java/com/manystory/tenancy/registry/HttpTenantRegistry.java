package com.manystory.tenancy.registry;

import com.manystory.tenancy.TenantId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/// The registry of a service: in memory, loaded from disk at start, and kept current by a poll that
/// the control plane answers as soon as something changes. With the control plane down it goes on
/// with what it has.
public final class HttpTenantRegistry implements TenantRegistry, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HttpTenantRegistry.class);
    private static final int FIRST = -2000;

    private final RegistryState state;
    private final RegistryFeed feed;
    private final RegistrySnapshot snapshot;
    private final Backoff backoff;
    private final AtomicLong polls = new AtomicLong();
    private volatile Thread poller = Thread.currentThread();
    private volatile boolean running;

    /// Holds the snapshot's brands at once, and polls the address when started.
    ///
    /// @param shared where the control plane publishes all brands; null when nowhere
    /// @param seal whose snapshots are believed; null when there are none
    public static HttpTenantRegistry at(
            URI url,
            RegistryProperties settings,
            String baseDomain,
            RegistryCredentials credentials,
            JsonMapper json,
            @Nullable SnapshotPlace shared,
            @Nullable SnapshotSeal seal) {
        var own = settings.snapshot();
        return new HttpTenantRegistry(
                baseDomain,
                new RegistryFeed(url, settings, credentials, json),
                new RegistrySnapshot(
                        snapshot(own == null ? null : new SnapshotFile(own), settings, json, seal),
                        snapshot(shared, settings, json, seal)),
                settings.maxBackoff());
    }

    private static @Nullable SignedSnapshot snapshot(
            @Nullable SnapshotPlace place,
            RegistryProperties settings,
            JsonMapper json,
            @Nullable SnapshotSeal seal) {
        if (place == null) {
            return null;
        }
        if (seal == null) {
            throw new IllegalStateException(
                    "manystory.registry.snapshot and shared-snapshot need"
                            + " manystory.internal.signing-key and trusted-keys: nobody believes a"
                            + " snapshot that isn't signed");
        }
        return new SignedSnapshot(place, json, seal, settings.snapshotMaxAge());
    }

    HttpTenantRegistry(
            String baseDomain, RegistryFeed feed, RegistrySnapshot snapshot, Duration maxBackoff) {
        this.state = new RegistryState(baseDomain);
        this.feed = feed;
        this.snapshot = snapshot;
        this.backoff = new Backoff(maxBackoff);
        snapshot.load().ifPresent(update -> state.change(held -> held.after(update)));
    }

    @Override
    public Optional<Brand> find(TenantId id) {
        return state.current().find(id);
    }

    @Override
    public Optional<Brand> findByHost(String host) {
        return state.current().findByHost(host);
    }

    @Override
    public Collection<Brand> all() {
        return state.current().all();
    }

    @Override
    public long version() {
        return state.current().version();
    }

    @Override
    public boolean awaitVersion(long version, Duration timeout) {
        return state.await(version, timeout);
    }

    @Override
    public void accept(Brand brand) {
        snapshot.begin(Instant.now());
        change(held -> held.with(brand));
    }

    @Override
    public void onChange(ChangeListener listener) {
        state.onChange(listener);
    }

    /// Whether brands are known, from the control plane or from disk.
    public boolean isReady() {
        return polls.get() > 0 || version() > 0;
    }

    @Override
    public void start() {
        running = true;
        poller = Thread.ofVirtual().name("registry").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        poller.interrupt();
        feed.close();
        state.close();
        snapshot.save(state::current);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return FIRST;
    }

    private void run() {
        while (running) {
            try {
                var update = feed.poll(polls.get() == 0 ? 0 : version());
                polls.incrementAndGet();
                backoff.reset();
                var due = snapshot.confirm(Instant.now());
                if (!change(held -> held.after(update)) && due) {
                    save();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | RuntimeException e) {
                pause(e);
            }
        }
    }

    private boolean change(UnaryOperator<BrandDirectory> change) {
        var changed = state.change(change);
        if (changed) {
            save();
        }
        return changed;
    }

    /// Not on the caller's time: it is making a brand, and the disk may be slow.
    private void save() {
        Thread.ofVirtual().start(() -> snapshot.save(state::current));
    }

    private void pause(Exception cause) {
        var pause = backoff.next();
        if (running) {
            log.warn(
                    "The control plane can't be asked for brands, {} are known: {}; again in {} ms",
                    all().size(),
                    cause.toString(),
                    pause.toMillis());
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
