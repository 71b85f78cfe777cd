package com.manystory.tenancy.test.isolation;

import com.manystory.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.springframework.context.ApplicationContext;

/// A running service, what was planted in it, and what it says of itself.
///
/// @param port the service's port on loopback
/// @param brands what was planted in each brand; there are at least two
/// @param state all that the service, or what stands behind it, holds of a brand, compared by its
///   `equals`
/// @param routes a row for each mapping
/// @param unmapped rows for what filters answer, of which no mapping tells
/// @param jobs what works in it unasked
/// @param redis whether it has a Redis
/// @param platform whether it works for the platform as a whole, so that its log lines name no
///   brand
public record IsolationKit(
        ApplicationContext context,
        int port,
        List<Sample> brands,
        Function<TenantId, ?> state,
        List<RouteRow> routes,
        List<RouteRow> unmapped,
        JobTable jobs,
        boolean redis,
        boolean platform) {

    private static final int CALLERS = 16;

    public IsolationKit {
        brands = List.copyOf(brands);
        routes = List.copyOf(routes);
        unmapped = List.copyOf(unmapped);
    }

    /// Watches the service's log lines, bindings and cache keys until it is closed.
    public IsolationWatch watch() {
        return new IsolationWatch(this);
    }

    /// Attacks on every route.
    public Stream<DynamicNode> attacks() {
        return new RouteAttacks(context, port, state).on(routes, unmapped, brands);
    }

    /// Every job is listed.
    public void checkJobs() {
        jobs.check(context);
    }

    /// Many callers of all brands at once.
    public void load(Duration length) {
        var loaded = Stream.concat(routes.stream(), unmapped.stream()).toList();
        new MarkerLoad(port, CALLERS, loaded, brands).run(length).assertApart();
    }
}
