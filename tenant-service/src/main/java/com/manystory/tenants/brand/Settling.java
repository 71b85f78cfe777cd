package com.manystory.tenants.brand;

import com.manystory.tenants.signal.RegistrySignal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Waits for what is wanted of a brand to be brought about.
@Component
public class Settling {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Brands brands;
    private final RegistrySignal signal;

    Settling(Brands brands, RegistrySignal signal) {
        this.brands = brands;
        this.signal = signal;
    }

    /// The brand when it is settled, or as it is when the time is over; empty once it is gone.
    public Optional<StoredBrand> await(StoredBrand brand, Duration atMost)
            throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            var seen = signal.seen();
            var now =
                    brands.find(brand.id())
                            .filter(b -> b.incarnation().equals(brand.incarnation()));
            if (now.filter(Predicate.not(StoredBrand::isSettled)).isEmpty()) {
                return now;
            }
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                return now;
            }
            signal.await(seen, left.compareTo(POLL) < 0 ? left : POLL);
        }
    }
}
