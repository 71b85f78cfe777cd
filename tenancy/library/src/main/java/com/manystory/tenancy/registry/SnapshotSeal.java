package com.manystory.tenancy.registry;

import org.jspecify.annotations.Nullable;

/// Signs snapshots of the registry, and tells whose are believed: whoever may write to the disk or
/// the folder that they lie in must not be able to send visitors to another brand's database, nor
/// to make a snapshot look younger than it is.
public interface SnapshotSeal {

    /// A signature by this process over the text and the time as of which it is true.
    String seal(String asOf, String text);

    /// Whether a process that is believed here signed this very text with this time.
    boolean isTrusted(@Nullable String seal, String asOf, String text);
}
