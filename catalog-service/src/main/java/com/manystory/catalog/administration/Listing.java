package com.manystory.catalog.administration;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A listing's life: drafted, shown to customers, hidden again. Its content is a catalogue entry.
@Entity
class Listing {

    /// Where a listing is in its life.
    enum Status {
        DRAFT,
        REVIEW,
        LIVE,
        ARCHIVED
    }

    @Id private long id;

    @Enumerated(EnumType.STRING)
    private Status status;

    private @Nullable Instant publishedAt;
    private Instant updatedAt;
    @Version private int version;

    @SuppressWarnings("NullAway.Init")
    protected Listing() {}

    /// Shows it to customers.
    void publish(Instant now) {
        if (status != Status.LIVE) {
            status = Status.LIVE;
            publishedAt = publishedAt == null ? now : publishedAt;
            updatedAt = now;
        }
    }

    /// Hides it from customers; what they booked stays booked.
    void unpublish(Instant now) {
        if (status == Status.LIVE) {
            status = Status.DRAFT;
            updatedAt = now;
        }
    }

    long id() {
        return id;
    }

    Status status() {
        return status;
    }

    int version() {
        return version;
    }
}
