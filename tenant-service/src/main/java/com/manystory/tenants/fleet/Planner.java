package com.manystory.tenants.fleet;

import static java.util.stream.Collectors.toCollection;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.databases.MigrationStatus;
import com.manystory.tenancy.data.databases.MigrationStatus.Outdated;
import com.manystory.tenancy.data.migrations.Migration.Kind;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.fleet.RolloutRefusedException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Plans rollouts: asks the services which databases lack what, and says in which order they are
/// migrated. Brands whose databases lack nothing aren't in a plan.
@Component
public class Planner {

    private final FleetServices services;
    private final Brands brands;

    Planner(FleetServices services, Brands brands) {
        this.services = services;
        this.brands = brands;
    }

    /// The services whose databases can be migrated.
    public List<String> services() {
        return services.names();
    }

    /// @throws ServiceSilentException when a service doesn't answer
    /// @throws RolloutRefusedException when it can't be done so
    public Plan plan(RolloutOptions options) {
        for (int i = 0; i < options.canaries().size(); i++) {
            var canary = options.canaries().get(i);
            if (brands.find(canary).isEmpty()) {
                throw new RolloutRefusedException(
                        Reason.INVALID,
                        "There is no brand \"%s\".".formatted(canary),
                        "/canaries/" + i);
            }
        }
        var statuses = new LinkedHashMap<String, MigrationStatus>();
        options.services().forEach(name -> statuses.put(name, services.status(name, true)));
        if (options.contract()) {
            statuses.forEach(Planner::requireExpanded);
            statuses.forEach(Planner::requireNoOlderRelease);
        }
        var behind = new LinkedHashMap<String, List<Outdated>>();
        statuses.forEach((name, status) ->
                behind.put(
                        name,
                        status.outdated().stream()
                                .filter(o -> o.contractOnly() == options.contract())
                                .toList()));
        var waves = waves(options, behind);
        var databases = new ArrayList<Plan.Database>();
        var position = 0;
        for (var brand : waves.keySet()) {
            for (var service : behind.entrySet()) {
                for (var o : service.getValue()) {
                    if (o.brand().equals(brand)) {
                        databases.add(
                                new Plan.Database(
                                        brand,
                                        service.getKey(),
                                        o.cell(),
                                        o.version(),
                                        waves.getOrDefault(brand, 0),
                                        position));
                    }
                }
            }
            position++;
        }
        return new Plan(
                options,
                options.errorBudget().atMostOf(waves.size()),
                statuses.entrySet().stream()
                        .map(s -> service(options, s.getKey(), s.getValue(), behind))
                        .toList(),
                statuses.entrySet().stream()
                        .map(s -> lacking(options, s.getKey(), s.getValue(), behind))
                        .toList(),
                databases);
    }

    private static void requireExpanded(String name, MigrationStatus status) {
        var behind = status.outdated().stream().filter(o -> !o.contractOnly()).count();
        if (behind > 0) {
            throw new RolloutRefusedException(
                    Reason.NOT_EXPANDED,
                    "%d databases of %s lack more than contract migrations; have these migrated first."
                            .formatted(behind, name));
        }
    }

    private static void requireNoOlderRelease(String name, MigrationStatus status) {
        if (!status.older().isEmpty() && !status.outdated().isEmpty()) {
            throw new RolloutRefusedException(
                    Reason.OLDER_RELEASE,
                    "Instances of %s run whose release may need what is taken away: %s. Finish its deployment first."
                            .formatted(name, status.older()));
        }
    }

    private static Rollout.Service service(
            RolloutOptions options,
            String name,
            MigrationStatus status,
            Map<String, List<Outdated>> behind) {
        var target = options.contract() ? status.whole() : status.expanded();
        return new Rollout.Service(
                name,
                target.fingerprint(),
                target.version(),
                status.databases(),
                status.databases() - behind.getOrDefault(name, List.of()).size());
    }

    private static Plan.Lacking lacking(
            RolloutOptions options,
            String name,
            MigrationStatus status,
            Map<String, List<Outdated>> behind) {
        var outdated = behind.getOrDefault(name, List.of());
        var anyUnknown = outdated.stream().anyMatch(o -> o.lacks().isEmpty());
        var versions = new LinkedHashSet<String>();
        outdated.forEach(o -> versions.addAll(o.lacks()));
        return new Plan.Lacking(
                name,
                status.migrations().stream()
                        .filter(m -> (m.kind() == Kind.CONTRACT) == options.contract())
                        .filter(m -> anyUnknown || versions.contains(m.version()))
                        .toList());
    }

    /// The brands in their order, and each one's wave.
    private static Map<TenantId, Integer> waves(
            RolloutOptions options, Map<String, List<Outdated>> behind) {
        var sizes = new HashMap<TenantId, Long>();
        behind.values()
                .forEach(all ->
                        all.forEach(o ->
                                sizes.merge(
                                        o.brand(), o.bytes() == null ? 0 : o.bytes(), Long::sum)));
        SequencedSet<TenantId> rest =
                sizes.entrySet().stream()
                        .sorted(
                                Map.Entry.<TenantId, Long>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .collect(toCollection(LinkedHashSet::new));
        var waves = new LinkedHashMap<TenantId, Integer>();
        for (var canary : canaries(options, rest)) {
            waves.put(canary, 0);
        }
        rest.removeAll(waves.keySet());
        var others = rest.size();
        var wave = 1;
        for (var share : options.waves()) {
            for (int i = share.atLeastOneOf(others); i > 0 && !rest.isEmpty(); i--) {
                waves.put(rest.removeFirst(), wave);
            }
            wave++;
        }
        for (var brand : rest) {
            waves.put(brand, wave);
        }
        return waves;
    }

    private static List<TenantId> canaries(RolloutOptions options, Set<TenantId> smallestFirst) {
        var named = options.canaries().stream().distinct().filter(smallestFirst::contains).toList();
        // There is always one: where nobody named a brand that lacks something, the smallest.
        return named.isEmpty()
                ? smallestFirst.stream().limit(Math.max(1, options.canaryCount())).toList()
                : named;
    }
}
