package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.Rejection;

/// Thrown for an entry that can't be stored and that others may depend on; nothing of its batch is.
public final class EntryRefused extends RuntimeException {

    private final transient Rejection rejection;

    EntryRefused(String pointer, String key, String detail) {
        super(detail, null, false, false);
        this.rejection = new Rejection(pointer, key, detail);
    }

    /// What is wrong with the entry.
    public Rejection rejection() {
        return rejection;
    }
}
