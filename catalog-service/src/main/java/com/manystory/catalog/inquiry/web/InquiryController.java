package com.manystory.catalog.inquiry.web;

import com.manystory.catalog.inquiry.Inquiries;
import com.manystory.catalog.inquiry.InquiryRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Inquiries")
class InquiryController {

    private final Inquiries inquiries;

    InquiryController(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    @PostMapping("/api/v1/inquiries")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Asks about a listing")
    Answer ask(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody InquiryRequest request) {
        var inquiry = inquiries.ask(request, key);
        return new Answer(inquiry.id(), inquiry.reference());
    }

    record Answer(UUID id, String reference) {}
}
