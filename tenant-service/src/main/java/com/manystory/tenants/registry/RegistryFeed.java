package com.manystory.tenants.registry;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.StoredBrand;
import com.manystory.tenants.signal.RegistrySignal;
import java.time.Duration;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;

/// Tells what changed in the registry after a version, waiting for it if need be. When the process
/// is to stop nobody waits any longer: its phase, the last by default, ends before the web server
/// begins to wait for its requests.
@Service
public class RegistryFeed implements SmartLifecycle {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Brands brands;
    private final RegistrySignal signal;
    private volatile boolean running;

    RegistryFeed(Brands brands, RegistrySignal signal) {
        this.brands = brands;
        this.signal = signal;
    }

    /// The changes after the version. Nothing changed within the wait: an empty page with the same
    /// version.
    public Page after(long version, Duration wait) throws InterruptedException {
        var deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            var seen = signal.seen();
            var current = brands.version();
            if (version <= 0 || version > current) {
                // Nothing known yet, or known from another database.
                return new Page(current, true, published(0), List.of());
            }
            if (current > version) {
                return new Page(current, false, published(version), brands.removedAfter(version));
            }
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive() || !running) {
                return new Page(current, false, List.of(), List.of());
            }
            signal.await(seen, left.compareTo(POLL) < 0 ? left : POLL);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private List<Brand> published(long version) {
        return brands.changedAfter(version).stream().map(StoredBrand::published).toList();
    }

    /// Changes of the registry.
    ///
    /// @param version what the reader holds after taking them
    /// @param full whether these are all brands, so that any other is gone
    /// @param brands that are new or changed
    /// @param removed ids of brands that are gone
    public record Page(long version, boolean full, List<Brand> brands, List<String> removed) {}
}
