package com.manystory.tenants.fleet;

import com.manystory.tenants.audit.Actor;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Starts a rollout when a service's release has brought migrations, unless the same ones have
/// stopped or were cancelled before. Contract migrations are left to an operator.
class AutomaticRollouts implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticRollouts.class);
    private static final Actor ACTOR =
            Actor.controlPlane(null, "Databases are behind the release.");

    private final FleetServices services;
    private final Planner planner;
    private final Rollouts rollouts;
    private final RolloutChanges changes;
    private final FleetProperties properties;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

    AutomaticRollouts(
            FleetServices services,
            Planner planner,
            Rollouts rollouts,
            RolloutChanges changes,
            FleetProperties properties) {
        this.services = services;
        this.planner = planner;
        this.rollouts = rollouts;
        this.changes = changes;
        this.properties = properties;
    }

    @Override
    public void start() {
        if (properties.automatic()) {
            var checking = Thread.ofVirtual().name("automatic-rollouts").unstarted(this::run);
            thread.set(checking);
            checking.start();
        }
    }

    private void run() {
        while (isRunning()) {
            try {
                Thread.sleep(properties.check());
                check();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Looking for outdated databases failed, trying again: {}", e.toString());
            }
        }
    }

    /// Looks once, and starts what is to be started.
    void check() {
        var behind = new ArrayList<String>();
        for (var service : services.names()) {
            try {
                if (isBehind(service)) {
                    behind.add(service);
                }
            } catch (ServiceSilentException e) {
                LOG.debug("Not looked at: {}", e.getMessage());
            }
        }
        if (behind.isEmpty()) {
            return;
        }
        try {
            var plan = planner.plan(properties.defaults().of(behind));
            if (!plan.databases().isEmpty()) {
                var rollout = changes.start(plan, ACTOR);
                LOG.info(
                        "Rollout {} migrates {} databases of {}",
                        rollout.id(),
                        plan.databases().size(),
                        behind);
            }
        } catch (RolloutRefusedException | ServiceSilentException e) {
            LOG.debug("No rollout is started: {}", e.getMessage());
        }
    }

    private boolean isBehind(String service) {
        var status = services.status(service, false);
        if (status.outdated().stream().allMatch(database -> database.contractOnly())) {
            return false;
        }
        var newest = rollouts.newest(service);
        if (newest.isEmpty() || newest.get().state() == RolloutState.SUCCEEDED) {
            return true;
        }
        var rollout = newest.get();
        var stop = rollout.stop();
        var wasStopped =
                rollout.state() == RolloutState.STOPPED
                        || rollout.state() == RolloutState.CANCELLED;
        var superseded = stop != null && stop.reason().equals(RolloutChanges.SUPERSEDED);
        return wasStopped
                && (superseded || !rollout.target(service).equals(status.expanded().fingerprint()));
    }

    @Override
    public void stop() {
        var checking = thread.getAndSet(null);
        if (checking != null) {
            checking.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread.get() != null;
    }
}
