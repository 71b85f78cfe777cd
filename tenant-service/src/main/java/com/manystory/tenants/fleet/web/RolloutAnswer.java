package com.manystory.tenants.fleet.web;

import com.manystory.tenancy.data.migrations.Migration;
import com.manystory.tenants.fleet.BrandMigration;
import com.manystory.tenants.fleet.Plan;
import com.manystory.tenants.fleet.Rollout;
import com.manystory.tenants.fleet.RolloutDatabases.Count;
import com.manystory.tenants.fleet.RolloutState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A rollout, as clients see it.
@Schema(name = "Rollout", description = "A migration of the fleet's databases.")
record RolloutAnswer(
        @Schema(description = "Its number; null for a plan.", example = "7") @Nullable Long id,
        @Schema(description = "Where it is.") RolloutState state,
        @Schema(description = "Whether it applies contract migrations.") boolean contract,
        @Schema(description = "Who started it.", example = "operator-cli")
                @Nullable String startedBy,
        @Schema(description = "Why.", example = "Release 0.4") @Nullable String reason,
        @Schema(description = "Why it doesn't go on, and what to do.") @Nullable StopAnswer stop,
        @Schema(description = "When it was planned.") @Nullable Instant createdAt,
        @Schema(description = "When the first database was begun.") @Nullable Instant startedAt,
        @Schema(description = "When it ended or stopped.") @Nullable Instant endedAt,
        @Schema(
                        description = "How many databases of one cell are migrated at a time.",
                        example = "4")
                int parallelism,
        @Schema(description = "How many databases may fail before it stops.", example = "10")
                int errorBudget,
        @Schema(description = "What each service's databases are brought to.")
                List<ServiceAnswer> services,
        @Schema(description = "How many databases are in each state.") Counts counts,
        @Schema(description = "The same by wave; wave 0 are the canaries.") List<WaveAnswer> waves,
        @Schema(description = "The brands that come first, of a plan.")
                @Nullable List<String> canaries,
        @Schema(description = "The databases, a page of them, where one rollout is read.")
                @Nullable DatabasePage databases) {

    /// Why a rollout doesn't go on.
    @Schema(name = "RolloutStop")
    record StopAnswer(
            @Schema(description = "The cause as a word.", example = "CanaryFailed") String reason,
            @Schema(description = "The cause in a sentence.") String message,
            @Schema(description = "What to do.") String fix) {}

    /// One service's databases.
    @Schema(name = "RolloutService")
    record ServiceAnswer(
            @Schema(description = "The service.", example = "catalog-service") String name,
            @Schema(description = "The version that its databases are brought to.", example = "010")
                    String version,
            @Schema(description = "How many brands had a database.", example = "1000")
                    int databases,
            @Schema(description = "How many of them lacked nothing.", example = "998") int upToDate,
            @Schema(description = "What the others lack, of a plan.")
                    @Nullable List<MigrationAnswer> migrations) {}

    /// A migration.
    @Schema(name = "Migration", description = "A migration of a service's databases.")
    record MigrationAnswer(
            @Schema(description = "Its version.", example = "010") String version,
            @Schema(description = "What it does.", example = "labels") String description,
            @Schema(description = "Whether it takes away what older releases need.")
                    Migration.Kind kind,
            @Schema(
                            description =
                                    "Of a contract migration, the first release whose code doesn't"
                                            + " need what it takes away.",
                            example = "1.4.0")
                    @Nullable String since) {

        static MigrationAnswer of(Migration migration) {
            return new MigrationAnswer(
                    migration.version(),
                    migration.description(),
                    migration.kind(),
                    migration.since());
        }
    }

    /// How many databases are in each state.
    @Schema(name = "RolloutCounts")
    record Counts(
            @Schema(description = "Not done yet.", example = "4") int pending,
            @Schema(description = "Migrated.", example = "16") int migrated,
            @Schema(description = "Of brands that are gone.", example = "0") int skipped,
            @Schema(description = "Failed.", example = "0") int failed) {}

    /// A wave.
    @Schema(name = "RolloutWave")
    record WaveAnswer(
            @Schema(description = "Its number; 0 are the canaries.", example = "1") int wave,
            @Schema(description = "Its databases.") Counts counts) {}

    /// Databases and where the next ones are.
    @Schema(name = "RolloutDatabases")
    record DatabasePage(
            @Schema(description = "The databases, by brand.") List<BrandMigration> items,
            @Schema(
                            description = "Where the next page begins; null on the last.",
                            example = "aster.catalog-service")
                    @Nullable String nextCursor) {}

    static RolloutAnswer of(Rollout rollout, List<Count> counts, @Nullable DatabasePage databases) {
        var stop = rollout.stop();
        return new RolloutAnswer(
                rollout.id(),
                rollout.state(),
                rollout.contract(),
                rollout.startedBy(),
                rollout.reason(),
                stop == null ? null : new StopAnswer(stop.reason(), stop.message(), stop.fix()),
                rollout.createdAt(),
                rollout.startedAt(),
                rollout.endedAt(),
                rollout.parallelism(),
                rollout.errorBudget(),
                rollout.services().stream().map(service -> service(service, null)).toList(),
                sum(counts),
                counts.stream().map(c -> new WaveAnswer(c.wave(), sum(List.of(c)))).toList(),
                null,
                databases);
    }

    /// What would be done.
    static RolloutAnswer of(Plan plan, RolloutState state) {
        var waves = new TreeMap<Integer, Integer>();
        plan.databases().forEach(database -> waves.merge(database.wave(), 1, Integer::sum));
        var counts =
                waves.entrySet().stream()
                        .map(wave -> new Count(wave.getKey(), wave.getValue(), 0, 0, 0))
                        .toList();
        return new RolloutAnswer(
                null,
                state,
                plan.options().contract(),
                null,
                null,
                null,
                null,
                null,
                null,
                plan.options().parallelism(),
                plan.errorBudget(),
                plan.services().stream().map(service -> service(service, plan)).toList(),
                sum(counts),
                counts.stream().map(c -> new WaveAnswer(c.wave(), sum(List.of(c)))).toList(),
                plan.databases().stream()
                        .filter(database -> database.wave() == 0)
                        .map(database -> database.brand().value())
                        .distinct()
                        .toList(),
                null);
    }

    private static ServiceAnswer service(Rollout.Service service, @Nullable Plan plan) {
        return new ServiceAnswer(
                service.name(),
                service.version(),
                service.databases(),
                service.upToDate(),
                plan == null
                        ? null
                        : plan.migrations().stream()
                                .filter(lacking -> lacking.service().equals(service.name()))
                                .flatMap(lacking -> lacking.migrations().stream())
                                .map(MigrationAnswer::of)
                                .toList());
    }

    private static Counts sum(List<Count> counts) {
        return new Counts(
                counts.stream().mapToInt(Count::pending).sum(),
                counts.stream().mapToInt(Count::migrated).sum(),
                counts.stream().mapToInt(Count::skipped).sum(),
                counts.stream().mapToInt(Count::failed).sum());
    }
}
