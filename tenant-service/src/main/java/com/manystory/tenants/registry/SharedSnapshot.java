package com.manystory.tenants.registry;

import com.manystory.tenancy.registry.RegistryProperties;
import com.manystory.tenancy.registry.RegistryUpdate;
import com.manystory.tenancy.registry.SnapshotFile;
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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Publishes all brands, signed, where processes find them that start while the control plane is
/// away. Every instance writes; the newest wins within a second, since each looks again.
@Component
@EnableConfigurationProperties(RegistryProperties.class)
class SharedSnapshot implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SharedSnapshot.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// How often brands that don't change are published again, so that they don't look old.
    private static final Duration REFRESHED = Duration.ofHours(1);

    private final @Nullable SnapshotFile file;
    private final Brands brands;
    private final RegistrySignal signal;
    private volatile @Nullable Thread writer;

    SharedSnapshot(
            RegistryProperties settings,
            SnapshotSeal seal,
            JsonMapper json,
            Brands brands,
            RegistrySignal signal) {
        var path = settings.sharedSnapshot();
        this.file =
                path == null ? null : new SnapshotFile(path, json, seal, settings.snapshotMaxAge());
        this.brands = brands;
        this.signal = signal;
    }

    @Override
    public void start() {
        var target = file;
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

    private void keepUp(SnapshotFile target) {
        var written = -1L;
        var writtenAt = Instant.EPOCH;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                var seen = signal.seen();
                var now = Instant.now();
                if (brands.version() != written || now.isAfter(writtenAt.plus(REFRESHED))) {
                    written = write(target, now);
                    writtenAt = now;
                }
                signal.await(seen, LOOK);
            } catch (InterruptedException _) {
                return;
            } catch (IOException | RuntimeException e) {
                written = -1;
                log.warn("The registry's shared snapshot can't be written: {}", e.toString());
                pause();
            }
        }
    }

    /// The version first: a brand that changes meanwhile is written in its newer state, and again.
    private long write(SnapshotFile target, Instant now) throws IOException {
        var version = brands.version();
        var all = brands.changedAfter(0).stream().map(StoredBrand::published).toList();
        target.save(new RegistryUpdate(version, true, all, List.of()), now);
        return version;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
