package com.manystory.tenants.audit;

import com.manystory.tenants.audit.Verification.Break;
import org.jspecify.annotations.Nullable;

/// Follows the chain event by event, and remembers nothing but the last one.
class ChainCheck {

    private final @Nullable Anchor kept;
    private long last;
    private String lastHash = ChainedEvent.GENESIS;
    private @Nullable Break broken;

    /// @param kept an anchor from elsewhere that the chain must pass, or null
    ChainCheck(@Nullable Anchor kept) {
        this.kept = kept;
    }

    /// Takes the next event.
    ///
    /// @return whether the chain is right so far
    boolean accepts(ChainedEvent event) {
        var expected = last + 1;
        if (event.sequence() > expected) {
            broken = new Break(expected, "It is missing.");
        } else if (event.sequence() < expected) {
            broken = new Break(event.sequence(), "The chain has no place for it.");
        } else if (!event.previousHash().equals(lastHash)) {
            broken = new Break(expected, "It doesn't follow the event before it.");
        } else if (!event.digest().equals(event.hash())) {
            broken = new Break(expected, "Its fields aren't those that its hash was made of.");
        } else if (kept != null
                && kept.sequence() == expected
                && !kept.hash().equals(event.hash())) {
            broken = new Break(expected, "It isn't the event that the anchor was made of.");
        } else {
            last = expected;
            lastHash = event.hash();
        }
        return broken == null;
    }

    /// Compares the end of the chain with where the database says that it ends.
    void end(long headSequence, String headHash) {
        if (broken != null) {
            return;
        }
        if (last < headSequence) {
            broken = new Break(last + 1, "It is missing.");
        } else if (last > headSequence) {
            broken = new Break(headSequence + 1, "The chain ended before it.");
        } else if (!lastHash.equals(headHash)) {
            broken = new Break(last, "It isn't the event that the chain ended with.");
        } else if (kept != null && last < kept.sequence()) {
            broken = new Break(last + 1, "It is missing: the anchor comes after it.");
        }
    }

    /// The last event that was right; 0 when none was.
    long last() {
        return last;
    }

    @Nullable Break broken() {
        return broken;
    }
}
