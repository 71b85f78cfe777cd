package com.manystory.catalog.reservation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks for seats of a session, or for a date of a listing.
///
/// @param sessionId the session, or null for a date
/// @param listingId the listing, with a date
/// @param date the date, or null for a session
/// @param packageId the chosen package of the listing, which sets the price; or null
/// @param quantity seats; 1 for a date
/// @param reference what it is for: the order
/// @param holdSeconds how long it is kept unpaid
/// @param participants who comes; forgotten when the reservation ends unused
public record HoldRequest(
        @Nullable Long sessionId,
        @Nullable Long listingId,
        @Nullable LocalDate date,
        @Nullable @Size(max = 64) String packageId,
        @Min(1) @Max(100) int quantity,
        @NotBlank @Size(max = 120) String reference,
        @Min(1) @Max(86_400) int holdSeconds,
        @Nullable @Size(max = 100) List<Map<String, Object>> participants) {}
