package com.manystory.tenancy.registry;

import com.manystory.tenancy.registry.SnapshotPlace.Found;
import com.manystory.tenancy.registry.SnapshotPlace.Nothing;
import com.manystory.tenancy.registry.SnapshotPlace.Unchanged;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// All brands, signed, in a place that is replaced as a whole. With them is signed as of when they
/// were so, and the registry's version, so that an old snapshot that somebody kept can't be passed
/// off for a young one.
public final class SignedSnapshot {

    private static final Logger log = LoggerFactory.getLogger(SignedSnapshot.class);

    /// How far the clocks of two processes may differ.
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    /// How often somebody else may come first before this process gives way.
    private static final int TRIES = 3;

    private final SnapshotPlace place;
    private final JsonMapper json;
    private final SnapshotSeal seal;
    private final Duration maxAge;

    private @Nullable String tag;
    private @Nullable Believed seen;

    /// @param maxAge how long ago a snapshot may have been true that is believed
    public SignedSnapshot(
            SnapshotPlace place, JsonMapper json, SnapshotSeal seal, Duration maxAge) {
        this.place = place;
        this.json = json;
        this.seal = seal;
        this.maxAge = maxAge;
    }

    /// The text that is there, if the platform signed it, and not too long ago; else why not is
    /// logged. The brands aren't read yet, which is what takes long of many.
    Optional<Believed> believed() {
        try {
            return place.read(null) instanceof Found found
                    ? believed(found.bytes())
                    : Optional.empty();
        } catch (IOException e) {
            return unreadable(e);
        }
    }

    private Optional<Believed> believed(byte[] bytes) {
        try {
            var sealed = json.readValue(bytes, Sealed.class);
            if (sealed.asOf() == null) {
                log.error("The registry's snapshot {} doesn't say as of when: ignored", place);
                return Optional.empty();
            }
            if (!seal.isTrusted(sealed.seal(), sealed.asOf(), sealed.registry())) {
                log.error(
                        "The registry's snapshot {} isn't signed by the platform: ignored", place);
                return Optional.empty();
            }
            var asOf = Instant.parse(sealed.asOf());
            if (asOf.isBefore(Instant.now().minus(maxAge))) {
                log.error(
                        "The registry's snapshot {} is as of {}, longer ago than"
                                + " manystory.registry.snapshot-max-age ({}): ignored",
                        place,
                        asOf,
                        maxAge);
                return Optional.empty();
            }
            return Optional.of(
                    new Believed(this, version(sealed.registry()), asOf, sealed.registry()));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return unreadable(e);
        }
    }

    private long version(String registry) {
        try (var parser = json.createParser(registry)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var isVersion = parser.currentName().equals("version");
                parser.nextToken();
                if (isVersion) {
                    return parser.getLongValue();
                }
                parser.skipChildren();
            }
            return 0;
        }
    }

    private <T> Optional<T> unreadable(Exception cause) {
        log.error("The registry's snapshot {} can't be read: {}", place, cause.getMessage());
        return Optional.empty();
    }

    /// A text that the platform signed.
    ///
    /// @param version of the registry
    /// @param asOf when the brands were so
    record Believed(SignedSnapshot snapshot, long version, Instant asOf, String text) {

        /// Which of two is to be believed rather than the other: the one of the later time, and
        /// where that can't be told by clocks that differ, of the higher version. A version goes
        /// back when a registry is restored from a backup.
        static int newestFirst(Believed one, Believed other) {
            var clocksDiffer =
                    Duration.between(one.asOf(), other.asOf()).abs().compareTo(CLOCKS) <= 0;
            return clocksDiffer
                    ? Long.compare(other.version(), one.version())
                    : other.asOf().compareTo(one.asOf());
        }

        /// What it holds; empty when that can't be read, which is logged.
        Optional<RegistryUpdate> update() {
            try {
                return Optional.of(snapshot.json.readValue(text, RegistryUpdate.class));
            } catch (JacksonException | IllegalArgumentException e) {
                return snapshot.unreadable(e);
            }
        }

        /// What it takes to compare it with others.
        private Believed withoutText() {
            return new Believed(snapshot, version, asOf, "");
        }
    }

    /// Writes all brands, whatever was there: a process's own snapshot.
    ///
    /// @param asOf when they were so, by the control plane's word
    /// @throws IOException when the place can't take them; the old ones stay
    void save(RegistryUpdate update, Instant asOf) throws IOException {
        place.replace(null, bytes(update, asOf));
    }

    /// Writes all brands, unless what is there is newer: several processes write to one place, and
    /// the slower one may have read the brands before the other. A place that can't compare, such
    /// as a file, may take the older one when both write in the same moment.
    ///
    /// @param asOf when the control plane read them
    /// @return whether they are there now; false when newer ones are
    /// @throws IOException when the place can't be reached, or others write all the time
    public synchronized boolean publish(RegistryUpdate update, Instant asOf) throws IOException {
        var bytes = bytes(update, asOf);
        var own = new Believed(this, update.version(), asOf, "");
        for (int i = 0; i < TRIES; i++) {
            look();
            if (isNewer(seen, own)) {
                return false;
            }
            var replaced = place.replace(tag, bytes);
            if (replaced != null) {
                tag = replaced;
                seen = own;
                return true;
            }
        }
        throw new IOException("others write to " + place + " all the time");
    }

    private void look() throws IOException {
        switch (place.read(tag)) {
            case Unchanged _ -> {}
            case Nothing _ -> {
                tag = null;
                seen = null;
            }
            case Found found -> {
                tag = found.tag();
                seen = believed(found.bytes()).map(Believed::withoutText).orElse(null);
            }
        }
    }

    /// One of a time to come was written by a clock that was wrong: it would stay for as long.
    private static boolean isNewer(@Nullable Believed there, Believed own) {
        return there != null
                && !there.asOf().isAfter(Instant.now().plus(CLOCKS))
                && Believed.newestFirst(there, own) < 0;
    }

    private byte[] bytes(RegistryUpdate update, Instant asOf) {
        var text = json.writeValueAsString(update);
        return json.writeValueAsBytes(
                new Sealed(seal.seal(asOf.toString(), text), asOf.toString(), text));
    }

    /// @param seal a signature over the other two
    /// @param asOf when that was so, in ISO 8601; null in snapshots of earlier releases
    /// @param registry a [RegistryUpdate] as JSON
    private record Sealed(String seal, @Nullable String asOf, String registry) {}
}
