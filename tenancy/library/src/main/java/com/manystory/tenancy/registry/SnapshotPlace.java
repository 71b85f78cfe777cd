package com.manystory.tenancy.registry;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where the bytes of a snapshot are kept. They are replaced as a whole: a kill leaves the old ones
/// or the new ones.
public interface SnapshotPlace extends AutoCloseable {

    /// What is there now.
    ///
    /// @param known the tag of what the caller has read already; null when that is nothing
    /// @throws IOException when the place can't be reached, or not in time
    Content read(@Nullable String known) throws IOException;

    /// Puts these bytes there, if what is there is still what was read. A place that can't compare,
    /// such as a file, takes them always.
    ///
    /// @param read the tag of what was read; null when nothing was there
    /// @return the tag of what is there now; null when that is something else than was read
    /// @throws IOException when the place can't be reached, or not in time; the bytes may be there
    ///   nevertheless
    @Nullable String replace(@Nullable String read, byte[] bytes) throws IOException;

    /// Gives up the connections to it.
    @Override
    default void close() {}

    /// What a place holds.
    sealed interface Content {}

    /// It holds nothing.
    record Nothing() implements Content {}

    /// It holds what the caller has read already.
    record Unchanged() implements Content {}

    /// @param tag changes with the bytes
    record Found(byte[] bytes, String tag) implements Content {}
}
