package com.manystory.storefront.page.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// Answers of addresses that give a page to browsers and a part of it to htmx.
final class HtmxAnswers {

    private HtmxAnswers() {}

    /// Tells caches to keep the page and the part apart.
    static ResponseEntity<byte[]> varied(ResponseEntity<byte[]> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.VARY, "HX-Request")
                .body(answer.getBody());
    }
}
