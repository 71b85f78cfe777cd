package com.manystory.tenants.provisioning;

import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Remains;
import com.manystory.tenants.erasure.ErasureCertificate.Look;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a service found left of a brand that it was asked to erase.
///
/// @param holder the service
/// @param parts what each of its parts found
/// @param erased the parts that said they erased it
record Finding(PartHolder holder, List<Remains> parts, Set<String> erased) {

    Finding {
        parts = List.copyOf(parts);
        erased = Set.copyOf(erased);
    }

    Finding(PartHolder holder, List<Remains> parts) {
        this(holder, parts, Set.of());
    }

    /// The same after those answers to the erasure.
    Finding after(List<Outcome> outcomes) {
        var names =
                outcomes.stream()
                        .filter(outcome -> outcome.holder().equals(holder))
                        .flatMap(Finding::names)
                        .collect(Collectors.toSet());
        return new Finding(holder, parts, names);
    }

    private static Stream<String> names(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered
                ? answered.conditions().stream().map(Condition::type)
                : Stream.empty();
    }

    /// Whether every part was looked at and nothing is left. Who doesn't say where it looked proves
    /// nothing: a service that keeps nothing says so.
    boolean isClean() {
        return unseen().isEmpty() && parts.stream().allMatch(part -> part.found().isEmpty());
    }

    /// The parts of which nobody said where they were looked for; the service itself, when it has
    /// none.
    private Set<String> unseen() {
        var unseen = new TreeSet<>(erased);
        parts.stream()
                .filter(part -> !part.lookedAt().isEmpty())
                .map(Remains::part)
                .forEach(unseen::remove);
        parts.stream()
                .filter(part -> part.lookedAt().isEmpty())
                .map(Remains::part)
                .forEach(unseen::add);
        if (parts.isEmpty()) {
            unseen.add(holder.name());
        }
        return unseen;
    }

    /// Where it looked, for the certificate.
    Stream<Look> looks() {
        return parts.stream().map(part -> new Look(holder.name(), part.part(), part.lookedAt()));
    }

    /// What is left, for the brand's conditions.
    Condition condition() {
        var found = parts.stream().flatMap(part -> part.found().stream()).toList();
        if (found.isEmpty()) {
            return Condition.failed(
                    holder.conditionType(),
                    "NobodyLooked",
                    "After the erasure nobody said where they looked for "
                            + String.join(", ", unseen()),
                    "It is looked again by itself; see that all of %s is of one release."
                            .formatted(holder.name()));
        }
        return Condition.failed(
                holder.conditionType(),
                "SomethingLeft",
                "After the erasure there is still: " + String.join("; ", found),
                "It is erased again by itself; if that doesn't help, remove it by hand.");
    }
}
