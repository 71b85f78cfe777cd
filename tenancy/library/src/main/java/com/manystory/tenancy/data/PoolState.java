package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.ConnectionOpener.Lane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Who holds what and who is next; does no work itself. Every call is made under the pool's lock.
final class PoolState {

    private final PoolLimits limits;
    private final Map<TenantId, BrandSlots> brands = new HashMap<>();
    private final LinkedHashSet<PooledConnection> idle = new LinkedHashSet<>();
    private final LinkedHashSet<BrandSlots> ring = new LinkedHashSet<>();
    private final Map<String, Integer> opening = new HashMap<>();
    private final CellShares shares;
    private int total;

    PoolState(PoolLimits limits) {
        this.limits = limits;
        this.shares = new CellShares(limits.perCell());
    }

    /// A grant for a newcomer, or null when it must wait behind others.
    @Nullable Grant tryGrant(TenantId tenant, Lane lane) {
        var slots = slots(tenant, lane);
        var grant = slots.waiters.isEmpty() ? grant(slots) : null;
        tidy(slots);
        return grant;
    }

    void enqueue(Waiter waiter, Lane lane) {
        var slots = slots(waiter.tenant, lane);
        slots.waiters.addLast(waiter);
        ring.add(slots);
    }

    void cancel(Waiter waiter) {
        var slots = brands.get(waiter.tenant);
        if (slots != null && slots.waiters.remove(waiter)) {
            if (slots.waiters.isEmpty()) {
                ring.remove(slots);
            }
            tidy(slots);
        }
    }

    void opened(PooledConnection connection, Lane lane) {
        var slots = known(connection.tenant, lane);
        slots.opening--;
        slots.active.add(connection);
        opening.merge(lane.name(), -1, Integer::sum);
        shares.move(lane.name(), connection.login.cell());
    }

    void openFailed(TenantId tenant, Lane lane) {
        var slots = known(tenant, lane);
        slots.opening--;
        total--;
        opening.merge(lane.name(), -1, Integer::sum);
        shares.giveUp(lane.name());
        tidy(slots);
    }

    /// Takes a usable connection back; it goes to a waiter of its own brand, unless another brand
    /// has waited for room for longer than the affinity.
    @Nullable Waiter giveBack(PooledConnection connection, long now) {
        var slots = brands.get(connection.tenant);
        if (slots == null || !slots.active.contains(connection)) {
            return null;
        }
        connection.idleSince = now;
        if (!slots.waiters.isEmpty() && !isAnotherOverdue(slots, connection, now)) {
            var waiter = slots.waiters.removeFirst();
            waiter.grant = new Grant.Reuse(connection);
            passOn(slots);
            return waiter;
        }
        slots.active.remove(connection);
        slots.idle.addLast(connection);
        idle.add(connection);
        return null;
    }

    /// Forgets a connection that was handed out and can't be used again.
    void discard(PooledConnection connection) {
        var slots = brands.get(connection.tenant);
        if (slots != null && slots.active.remove(connection)) {
            total--;
            shares.giveUp(connection.login.cell());
            tidy(slots);
        }
    }

    /// Serves waiting brands in turn for as long as there is something to give.
    List<Waiter> dispatch() {
        var served = new ArrayList<Waiter>();
        for (var progress = !ring.isEmpty(); progress; ) {
            progress = false;
            for (var slots : List.copyOf(ring)) {
                var grant = grant(slots);
                if (grant != null) {
                    var waiter = slots.waiters.removeFirst();
                    waiter.grant = grant;
                    served.add(waiter);
                    passOn(slots);
                    progress = true;
                }
            }
        }
        return served;
    }

    /// Takes matching idle connections out, for closing.
    List<PooledConnection> removeIdle(Predicate<PooledConnection> which) {
        var removed = idle.stream().filter(which).toList();
        removed.forEach(this::forgetIdle);
        return removed;
    }

    List<PooledConnection> active() {
        return brands.values().stream().flatMap(slots -> slots.active.stream()).toList();
    }

    List<Waiter> waiters() {
        return brands.values().stream().flatMap(slots -> slots.waiters.stream()).toList();
    }

    /// Those whose deadline has passed.
    List<Waiter> overdue(long now) {
        return ring.stream()
                .flatMap(slots -> slots.waiters.stream())
                .filter(waiter -> now - waiter.deadline >= 0)
                .toList();
    }

    /// How many connections the brand's cell has, also those that are being opened.
    int heldByCellOf(TenantId tenant) {
        var slots = brands.get(tenant);
        return slots == null ? 0 : shares.held(slots.lane.name());
    }

    int held(TenantId tenant) {
        var slots = brands.get(tenant);
        return slots == null ? 0 : slots.total();
    }

    PoolUse use() {
        var opens = opening.values().stream().mapToInt(Integer::intValue).sum();
        return new PoolUse(total - idle.size() - opens, idle.size(), opens, waiters().size());
    }

    private @Nullable Grant grant(BrandSlots slots) {
        var warm = slots.idle.pollLast();
        if (warm != null) {
            idle.remove(warm);
            slots.active.add(warm);
            return new Grant.Reuse(warm);
        }
        var lane = slots.lane;
        if (slots.total() >= limits.perBrand() || !mayOpen(slots, lane)) {
            return null;
        }
        PooledConnection victim = null;
        if (shares.isUsedUp(lane.name()) || total >= limits.budget()) {
            victim = leastRecentlyUsed(lane);
            if (victim == null) {
                return null;
            }
            forgetIdle(victim);
        }
        total++;
        shares.take(lane.name());
        slots.opening++;
        brands.put(slots.tenant, slots);
        opening.merge(lane.name(), 1, Integer::sum);
        return new Grant.Open(lane, victim);
    }

    /// An idle connection whose place another to the lane can have: a cell that has its share must
    /// give up one of its own.
    private @Nullable PooledConnection leastRecentlyUsed(Lane lane) {
        if (!shares.isUsedUp(lane.name())) {
            return idle.isEmpty() ? null : idle.getFirst();
        }
        return idle.stream()
                .filter(connection -> connection.login.cell().equals(lane.name()))
                .findFirst()
                .orElse(null);
    }

    /// One brand may use half of a cell's opens: a database that hangs must leave some to others.
    private boolean mayOpen(BrandSlots slots, Lane lane) {
        return opening.getOrDefault(lane.name(), 0) < lane.maxOpens()
                && slots.opening < Math.max(1, lane.maxOpens() / 2);
    }

    private boolean isAnotherOverdue(BrandSlots own, PooledConnection free, long now) {
        for (var slots : ring) {
            var first = slots.waiters.peekFirst();
            if (slots != own
                    && first != null
                    && slots.total() < limits.perBrand()
                    && wants(slots.lane, free)
                    && now - first.since > limits.affinity().toNanos()) {
                return true;
            }
        }
        return false;
    }

    /// Whether one that waits for the lane lacks just the connection's place.
    private boolean wants(Lane lane, PooledConnection free) {
        return shares.isUsedUp(lane.name())
                ? lane.name().equals(free.login.cell())
                : total >= limits.budget();
    }

    /// Moves the brand to the end of the turn order, or out of it.
    private void passOn(BrandSlots slots) {
        ring.remove(slots);
        if (!slots.waiters.isEmpty()) {
            ring.add(slots);
        }
    }

    private void forgetIdle(PooledConnection connection) {
        idle.remove(connection);
        total--;
        shares.giveUp(connection.login.cell());
        var slots = brands.get(connection.tenant);
        if (slots != null) {
            slots.idle.remove(connection);
            tidy(slots);
        }
    }

    private BrandSlots known(TenantId tenant, Lane lane) {
        return brands.computeIfAbsent(tenant, id -> new BrandSlots(id, lane));
    }

    private BrandSlots slots(TenantId tenant, Lane lane) {
        var slots = known(tenant, lane);
        // A brand that was moved opens its next connections elsewhere.
        slots.lane = lane;
        return slots;
    }

    private void tidy(BrandSlots slots) {
        if (slots.isUnused()) {
            brands.remove(slots.tenant, slots);
        }
    }
}
