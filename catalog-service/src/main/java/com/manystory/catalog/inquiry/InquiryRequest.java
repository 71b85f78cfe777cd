package com.manystory.catalog.inquiry;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Asks about a listing.
///
/// @param listing the listing's slug
/// @param date of the event, or null when it isn't known yet
/// @param guests how many come, or null
/// @param budget in minor units of the brand's currency, or null
/// @param locale the language to answer in; another than the brand's means its default
public record InquiryRequest(
        @NotBlank String listing,
        @Nullable @FutureOrPresent LocalDate date,
        @Nullable @Min(1) @Max(100_000) Integer guests,
        @Nullable @Min(0) Long budget,
        @NotBlank @Size(max = 120) String name,
        @NotBlank @Email @Size(max = 254) String email,
        @Nullable @Size(max = 40) String phone,
        @NotBlank @Size(max = 4000) String message,
        @Nullable String locale) {}
