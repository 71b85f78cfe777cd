package com.manystory.tenancy.test;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.TenantPart;
import com.manystory.tenancy.registry.TenantRegistry;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/// Makes the service's parts of the registry's brands when the context starts.
public final class BrandsUnderTest implements SmartLifecycle {

    private static final int AFTER_TEMPLATES = -900;

    private final TenantRegistry registry;
    private final List<TenantPart> parts;
    private volatile boolean running;
    private boolean made;

    BrandsUnderTest(TenantRegistry registry, List<TenantPart> parts) {
        this.registry = registry;
        this.parts = parts;
    }

    /// Makes the parts of one more brand.
    ///
    /// @throws IllegalStateException when one can't be made
    public void provision(Brand brand) {
        registry.accept(brand);
        for (var part : parts) {
            var condition = part.ensure(brand);
            if (condition.status() != Condition.Status.TRUE) {
                throw new IllegalStateException("%s: %s".formatted(brand.id(), condition));
            }
        }
    }

    @Override
    public void start() {
        // A context that is started again has its brands, and those that its tests erased are gone.
        if (!made) {
            registry.all().forEach(this::provision);
            made = true;
        }
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

    @Override
    public int getPhase() {
        return AFTER_TEMPLATES;
    }
}
