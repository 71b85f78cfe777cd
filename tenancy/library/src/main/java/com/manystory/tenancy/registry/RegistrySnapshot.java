package com.manystory.tenancy.registry;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// The last known brands: on this process's own disk, and where the control plane publishes them
/// for processes that were never here before.
final class RegistrySnapshot {

    private static final Logger log = LoggerFactory.getLogger(RegistrySnapshot.class);

    private final @Nullable SnapshotFile own;
    private final @Nullable SnapshotFile shared;
    private @Nullable BrandDirectory saved;

    RegistrySnapshot(@Nullable SnapshotFile own, @Nullable SnapshotFile shared) {
        this.own = own;
        this.shared = shared;
    }

    /// The newer of the two that can be read; the other's brands aren't looked at.
    Optional<RegistryUpdate> load() {
        return Stream.of(Optional.ofNullable(own), Optional.ofNullable(shared))
                .flatMap(Optional::stream)
                .map(SnapshotFile::believed)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(SnapshotFile.Believed::version).reversed())
                .map(SnapshotFile.Believed::update)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Writes the state of now to the own one, unless it is written already; a failure is logged,
    /// since serving goes on without a snapshot.
    synchronized void save(Supplier<BrandDirectory> current) {
        var directory = current.get();
        if (own == null || directory == saved || directory.version() == 0 && isEmpty(directory)) {
            return;
        }
        var update =
                new RegistryUpdate(
                        directory.version(), true, List.copyOf(directory.all()), List.of());
        try {
            own.save(update);
            saved = directory;
        } catch (IOException | JacksonException e) {
            log.error("The registry's snapshot can't be written: {}", e.toString());
        }
    }

    private static boolean isEmpty(BrandDirectory directory) {
        return directory.all().isEmpty();
    }
}
