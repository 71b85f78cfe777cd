package com.manystory.catalog.reservation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A promise to an order: seats of a session, or a date of a listing. It begins held, and ends
/// confirmed, released, expired, or rejected when it was paid too late.
@Entity
public class Reservation {

    /// Where a reservation is in its life.
    public enum Status {
        HELD,
        CONFIRMED,
        RELEASED,
        EXPIRED,
        REJECTED
    }

    @Id private UUID id;
    private @Nullable Long sessionId;
    private long listingId;
    private @Nullable LocalDate date;
    private int quantity;
    private String reference;

    @JdbcTypeCode(SqlTypes.JSON)
    private String participants;

    private @Nullable Long packageId;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String packageName;

    private @Nullable Long unitPrice;

    @Column(columnDefinition = "char(3)")
    @JdbcTypeCode(SqlTypes.CHAR)
    private String currency;

    @Enumerated(EnumType.STRING)
    private Status status;

    private Instant expiresAt;
    private Instant createdAt;
    private Instant updatedAt;
    @Version private int version;

    @SuppressWarnings("NullAway.Init")
    protected Reservation() {}

    Reservation(HoldRequest request, Subject subject, Instant now, Instant expiresAt) {
        this.id = UUID.randomUUID();
        this.sessionId = request.sessionId();
        this.listingId = subject.listing();
        this.date = request.date();
        this.quantity = request.quantity();
        this.reference = request.reference();
        this.participants = subject.participants();
        var chosen = subject.chosen();
        this.packageId = chosen == null ? null : chosen.id();
        this.packageName = chosen == null ? null : chosen.name();
        this.unitPrice = subject.unitPrice();
        this.currency = subject.currency();
        this.status = Status.HELD;
        this.createdAt = now;
        this.updatedAt = now;
        this.expiresAt = expiresAt;
    }

    /// What a reservation is of, as found when it is made.
    ///
    /// @param chosen the package, or null
    record Subject(
            long listing,
            @Nullable Long unitPrice,
            String currency,
            String participants,
            @Nullable ChosenPackage chosen) {}

    /// Its order is paid.
    void confirm(Instant now) {
        become(Status.CONFIRMED, now);
    }

    /// Its order is cancelled: what is known of the participants isn't needed any more.
    void release(Instant now) {
        become(Status.RELEASED, now);
        participants = "[]";
    }

    /// Nobody paid in time.
    void expire(Instant now) {
        become(Status.EXPIRED, now);
        participants = "[]";
    }

    /// It was paid after it ended, and the seats are gone.
    void reject(Instant now) {
        become(Status.REJECTED, now);
        participants = "[]";
    }

    /// Whether seats or a date are kept for it.
    boolean isKept() {
        return status == Status.HELD || status == Status.CONFIRMED;
    }

    private void become(Status next, Instant now) {
        status = next;
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public @Nullable Long sessionId() {
        return sessionId;
    }

    public long listingId() {
        return listingId;
    }

    public @Nullable LocalDate date() {
        return date;
    }

    public int quantity() {
        return quantity;
    }

    public String reference() {
        return reference;
    }

    /// The package that was chosen, or null.
    public @Nullable Long packageId() {
        return packageId;
    }

    /// What the package was called: a JSON object of locale to text; null without one.
    public @Nullable String packageName() {
        return packageName;
    }

    public @Nullable Long unitPrice() {
        return unitPrice;
    }

    public String currency() {
        return currency;
    }

    public Status status() {
        return status;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
