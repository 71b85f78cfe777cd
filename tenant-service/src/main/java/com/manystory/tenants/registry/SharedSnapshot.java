package com.manystory.tenants.registry;

import com.manystory.tenancy.registry.RegistryProperties;
import com.manystory.tenancy.registry.RegistryUpdate;
import com.manystory.tenancy.registry.SignedSnapshot;
import com.manystory.tenancy.registry.SnapshotPlace;
import com.manystory.tenancy.registry.SnapshotSeal;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.signal.RegistrySignal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Publishes all brands, signed, where processes find them that start while the control plane is
/// away. Every instance writes; the newest wins, since none writes over what is newer, and each
/// looks again within a second.
@Component
@EnableConfigurationProperties(RegistryProperties.class)
class SharedSnapshot implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SharedSnapshot.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// How often brands that don't change are published again, so that they don't look old.
    private static final Duration REFRESHED = Duration.ofHours(1);

    private static final long NOTHING = -1;

    private final @Nullable SignedSnapshot snapshot;
    private final Brands brands;
    private final RegistrySignal signal;
    private volatile @Nullable Thread writer;

    SharedSnapshot(
            ObjectProvider<SnapshotPlace> places,
            RegistryProperties settings,
            SnapshotSeal seal,
            JsonMapper json,
            Brands brands,
            RegistrySignal signal) {
        var place = places.getIfAvailable();
        this.snapshot =
                place == null
                        ? null
                        : new SignedSnapshot(place, json, seal, settings.snapshotMaxAge());
        this.brands = brands;
        this.signal = signal;
    }

    @Override
    public void start() {
        var target = snapshot;
        if (target != null) {
            writer = Thread.ofVirtual().name("snapshot").start(() -> keepUp(target));
        }
    }

    @Override
    public void stop() {
        var running = writer;
        writer = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }

    private void keepUp(SignedSnapshot target) {
        var written = NOTHING;
        var writtenAt = Instant.EPOCH;
        var failing = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                var seen = signal.seen();
                var now = Instant.now();
                if (brands.version() != written || now.isAfter(writtenAt.plus(REFRESHED))) {
                    written = publish(target, now);
                    writtenAt = now;
                    failing = false;
                }
                signal.await(seen, LOOK);
            } catch (InterruptedException _) {
                return;
            } catch (IOException | RuntimeException e) {
                written = NOTHING;
                if (!failing) {
                    log.warn(
                            "The registry's shared snapshot can't be written, and is tried again"
                                    + " until it can: {}",
                            e.toString());
                }
                failing = true;
                pause();
            }
        }
    }

    /// The version first: a brand that changes meanwhile is written in its newer state, and again.
    private long publish(SignedSnapshot target, Instant now) throws IOException {
        var version = brands.version();
        var all = brands.changedAfter(0).stream().map(StoredBrand::published).toList();
        return target.publish(new RegistryUpdate(version, true, all, List.of()), now)
                ? version
                : NOTHING;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
