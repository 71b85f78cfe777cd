package com.manystory.tenancy.test.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.manystory.tenancy.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.springframework.context.ApplicationContext;

/// Tries every route that an application has mapped, as everybody who may not, for each pair of
/// brands. Nothing of the one brand may be in an answer, and nothing of it may change. All calls
/// come over one connection.
public final class RouteAttacks {

    private final ApplicationContext context;
    private final Wire wire;
    private final Function<TenantId, ?> state;

    /// @param context the running application
    /// @param port where it listens on loopback
    /// @param state all that the application, or what stands behind it, holds of a brand; it is
    ///   compared by its `equals`
    public RouteAttacks(ApplicationContext context, int port, Function<TenantId, ?> state) {
        this.context = context;
        this.wire = new Wire(port);
        this.state = state;
    }

    /// The tests.
    ///
    /// @param table what the service says of each of its routes
    /// @param unmapped what it says of what filters answer, of which no mapping tells
    /// @param brands what was planted in each brand
    public Stream<DynamicNode> on(
            List<RouteRow> table, List<RouteRow> unmapped, List<Sample> brands) {
        var complete =
                dynamicTest("every mapping has a row and every row a mapping", () -> check(table));
        return Stream.concat(
                Stream.of(complete),
                Stream.of(table, unmapped)
                        .flatMap(List::stream)
                        .map(row -> dynamicContainer(row.route().toString(), pairs(row, brands))));
    }

    private void check(List<RouteRow> table) {
        var served = ServedRoutes.of(context);
        var listed = table.stream().map(RouteRow::route).collect(Collectors.toSet());
        assertThat(without(served, listed))
                .as(
                        "routes that are mapped but not in the isolation table. Add a row for each:"
                            + " route(\"METHOD /path\", who may call it), the names of the samples"
                            + " that its path and body need, and .elsewhere(what another brand is"
                            + " answered)")
                .isEmpty();
        assertThat(without(listed, served))
                .as("rows of the isolation table whose route isn't mapped any more: take them out")
                .isEmpty();
    }

    private static Collection<Route> without(Collection<Route> routes, Collection<Route> others) {
        var left = new TreeSet<>(routes);
        left.removeAll(others);
        return left;
    }

    private Stream<DynamicContainer> pairs(RouteRow row, List<Sample> brands) {
        return brands.stream()
                .flatMap(victim ->
                        brands.stream()
                                .filter(other -> !other.brand().equals(victim.brand()))
                                .map(intruder -> pair(row, victim, intruder)));
    }

    private DynamicContainer pair(RouteRow row, Sample victim, Sample intruder) {
        var before = new AtomicReference<@Nullable Object>();
        var attempts =
                row.door()
                        .attempts(row, victim, intruder)
                        .map(attempt ->
                                dynamicTest(
                                        attempt.identity(),
                                        () -> {
                                            if (before.get() == null) {
                                                before.set(state.apply(victim.brand()));
                                            }
                                            refused(attempt, victim);
                                        }));
        var after =
                dynamicTest(
                        "nothing of it has changed",
                        () ->
                                assertThat((Object) state.apply(victim.brand()))
                                        .isEqualTo(before.get()));
        var own = dynamicTest("the brand itself comes in", () -> shown(row, victim));
        return dynamicContainer(
                "%s against %s".formatted(intruder.brand(), victim.brand()),
                Stream.of(
                                attempts,
                                Stream.of(after),
                                row.shows() ? Stream.of(own) : Stream.<DynamicNode>of())
                        .flatMap(nodes -> nodes));
    }

    private void refused(Attempt attempt, Sample victim) {
        var answer = wire.send(attempt.call());
        assertThat(attempt.expected())
                .as("status of %s: %s", answer, answer.text())
                .contains(answer.status());
        assertThat(answer.shows(victim.marker()))
                .as("%s is in what another was answered: %s", victim.marker(), answer.text())
                .isFalse();
    }

    private void shown(RouteRow row, Sample victim) {
        var answer = wire.send(row.door().own(row, victim).orElseThrow());
        assertThat(answer.status()).as(answer.text()).isBetween(200, 399);
        assertThat(answer.shows(victim.marker()))
                .as("the brand's own marker %s in %s", victim.marker(), answer.text())
                .isTrue();
    }
}
