package com.manystory.catalog.inquiry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer's question about a listing: what a vendor answers with a quote.
@Entity
public class Inquiry {

    @Id private UUID id;
    private String reference;
    private long listingId;
    private @Nullable LocalDate eventDate;
    private @Nullable Integer guests;
    private @Nullable Long budget;
    private String name;
    private String email;
    private @Nullable String phone;
    private String message;
    private String locale;
    private String status;
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Inquiry() {}

    Inquiry(InquiryRequest request, long listing, String locale, Instant now) {
        this.id = UUID.randomUUID();
        this.reference = "Q-" + id.toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        this.listingId = listing;
        this.eventDate = request.date();
        this.guests = request.guests();
        this.budget = request.budget();
        this.name = request.name();
        this.email = request.email();
        this.phone = request.phone();
        this.message = request.message();
        this.locale = locale;
        this.status = "NEW";
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public String reference() {
        return reference;
    }
}
