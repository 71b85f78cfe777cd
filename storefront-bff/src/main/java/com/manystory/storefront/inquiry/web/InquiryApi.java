package com.manystory.storefront.inquiry.web;

import com.manystory.storefront.front.Visit;
import com.manystory.storefront.inquiry.Inquiries;
import com.manystory.tenancy.brand.Feature;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Inquiries of apps.
@RestController
class InquiryApi {

    private final Inquiries inquiries;

    InquiryApi(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    @PostMapping(path = "/api/v1/inquiries", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> send(
            Visit visit,
            @RequestBody Map<String, Object> inquiry,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        visit.require(Feature.INQUIRIES);
        if (key == null || key.isBlank()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "validation",
                    "The request is not valid",
                    "An Idempotency-Key header is needed.",
                    List.of(new FieldError("/Idempotency-Key", "is needed")));
        }
        var complete = new TreeMap<>(inquiry);
        complete.putIfAbsent("locale", visit.language());
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(inquiries.send(complete, key));
    }
}
