package com.manystory.tenancy.registry;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// The last known brands, and when the control plane last said that they are so: on this process's
/// own disk, and where the control plane publishes them for processes that were never here before.
final class RegistrySnapshot {

    private static final Logger log = LoggerFactory.getLogger(RegistrySnapshot.class);

    /// How often brands that don't change are written again, so that they don't look old.
    private static final Duration REFRESHED = Duration.ofHours(1);

    private final @Nullable SignedSnapshot own;
    private final @Nullable SignedSnapshot shared;
    private @Nullable BrandDirectory saved;
    private volatile Instant savedAsOf = Instant.EPOCH;
    private volatile Instant asOf = Instant.EPOCH;

    RegistrySnapshot(@Nullable SignedSnapshot own, @Nullable SignedSnapshot shared) {
        this.own = own;
        this.shared = shared;
    }

    /// The newer of the two that can be read; the other's brands aren't looked at. What is written
    /// afterwards is as of the time of the one that was read, until the control plane has answered:
    /// starting from an old snapshot makes it no younger.
    Optional<RegistryUpdate> load() {
        return Stream.of(Optional.ofNullable(own), Optional.ofNullable(shared))
                .flatMap(Optional::stream)
                .map(SignedSnapshot::believed)
                .flatMap(Optional::stream)
                .sorted(SignedSnapshot.Believed::newestFirst)
                .map(this::read)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<RegistryUpdate> read(SignedSnapshot.Believed believed) {
        var update = believed.update();
        if (update.isPresent()) {
            asOf = believed.asOf();
        }
        return update;
    }

    /// The control plane has just said what brands there are.
    ///
    /// @return whether that is worth writing down though nothing changed
    boolean confirm(Instant now) {
        asOf = now;
        return isOld();
    }

    /// The control plane has told the first brand before it was asked; what was read from a
    /// snapshot keeps its time.
    void begin(Instant now) {
        if (asOf.equals(Instant.EPOCH)) {
            asOf = now;
        }
    }

    /// Waits for nobody: the disk may be slow.
    private boolean isOld() {
        return asOf.isAfter(savedAsOf.plus(REFRESHED));
    }

    /// Writes the state of now to the own one, unless it is written already; a failure is logged,
    /// since serving goes on without a snapshot.
    synchronized void save(Supplier<BrandDirectory> current) {
        var directory = current.get();
        if (own == null
                || directory == saved && !isOld()
                || directory.version() == 0 && isEmpty(directory)) {
            return;
        }
        var update =
                new RegistryUpdate(
                        directory.version(), true, List.copyOf(directory.all()), List.of());
        try {
            var confirmed = asOf;
            own.save(update, confirmed);
            saved = directory;
            savedAsOf = confirmed;
        } catch (IOException | JacksonException e) {
            log.error("The registry's snapshot can't be written: {}", e.toString());
        }
    }

    private static boolean isEmpty(BrandDirectory directory) {
        return directory.all().isEmpty();
    }
}
