package com.manystory.catalog.reservation.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.Missing;
import com.manystory.catalog.document.Answers;
import com.manystory.catalog.document.Answers.Price;
import com.manystory.catalog.reservation.Booking;
import com.manystory.catalog.reservation.HoldRequest;
import com.manystory.catalog.reservation.Reservation;
import com.manystory.catalog.session.SessionView;
import com.manystory.catalog.text.Translated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;

@RestController
@RequestMapping("/api/v1/reservations")
@Tag(name = "Reservations")
class ReservationController {

    private final Booking booking;
    private final SessionView sessions;
    private final Brands brands;
    private final ObjectMapper json;

    ReservationController(Booking booking, SessionView sessions, Brands brands, ObjectMapper json) {
        this.booking = booking;
        this.sessions = sessions;
        this.brands = brands;
        this.json = json;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Holds seats of a session, or a date of a listing")
    Answer hold(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String locale,
            @Valid @RequestBody HoldRequest request) {
        return answer(booking.hold(request, key), locale);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One reservation")
    Answer show(@PathVariable String id, @RequestParam(required = false) @Nullable String locale) {
        return answer(booking.find(id(id)), locale);
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Gives back what is held")
    Answer release(
            @PathVariable String id, @RequestParam(required = false) @Nullable String locale) {
        return answer(booking.release(id(id)), locale);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Missing.of("reservation");
        }
    }

    private Answer answer(Reservation reservation, @Nullable String locale) {
        var language = brands.locale(locale);
        var session = reservation.sessionId();
        return new Answer(
                reservation.id(),
                reservation.status(),
                reservation.expiresAt(),
                reservation.quantity(),
                reservation.reference(),
                session,
                session == null ? null : sessions.json(session, language).orElse(null),
                reservation.listingId(),
                reservation.date(),
                reservation.packageId(),
                packageName(reservation, language),
                Price.of(reservation.unitPrice(), reservation.currency(), language));
    }

    private @Nullable String packageName(Reservation reservation, String language) {
        var name = reservation.packageName();
        return name == null
                ? null
                : Answers.in(json.readValue(name, Translated.class), language, brands.spec());
    }

    record Answer(
            UUID id,
            Reservation.Status status,
            Instant expiresAt,
            int quantity,
            String reference,
            @Nullable Long sessionId,
            @JsonRawValue @Nullable String session,
            long listingId,
            @Nullable LocalDate date,
            @Nullable Long packageId,
            @Nullable String packageName,
            @Nullable Price unitPrice) {}
}
