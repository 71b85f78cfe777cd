package com.manystory.payment.due;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does due work piece by piece.
public final class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private Batch() {}

    /// Does each piece of work: one that fails is logged, and keeps no other from being done.
    public static <T> void each(List<T> pieces, Consumer<T> work) {
        for (var piece : pieces) {
            try {
                work.accept(piece);
            } catch (RuntimeException failed) {
                LOG.warn("{} failed and is tried again", piece, failed);
            }
        }
    }
}
