package com.manystory.storefront.page.web;

import com.manystory.storefront.front.Languages;
import com.manystory.storefront.front.Visit;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/// Sends a visitor to the front page in a language of theirs.
@Controller
class RootController {

    static final String COOKIE = "locale";

    @GetMapping("/")
    ResponseEntity<Void> root(
            Visit visit,
            @CookieValue(name = COOKIE, required = false) @Nullable String chosen,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String accepted) {
        var language =
                chosen != null && visit.site().speaks(chosen)
                        ? chosen
                        : Languages.negotiate(visit.site(), accepted).toLanguageTag();
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/" + language))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .build();
    }
}
