package com.manystory.tenancy.registry;

import org.jspecify.annotations.Nullable;

/// Signs snapshots of the registry, and tells whose are believed: whoever may write to the disk or
/// the folder that they lie in must not be able to send visitors to another brand's database.
public interface SnapshotSeal {

    /// A signature by this process over the text.
    String seal(String text);

    /// Whether a process that is believed here signed this very text.
    boolean isTrusted(@Nullable String seal, String text);
}
