package com.manystory.admin.brand.web;

import com.manystory.admin.brand.BrandCards;
import com.manystory.admin.token.ConsoleUser;
import com.manystory.tenancy.web.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The page of brands.
@Hidden
@RestController
class BrandPageController {

    private final BrandCards cards;
    private final PageAccess access;

    BrandPageController(BrandCards cards, PageAccess access) {
        this.cards = cards;
        this.access = access;
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    ResponseEntity<String> page(
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal @Nullable ConsoleUser user) {
        if (!(user instanceof ConsoleUser.Operator) && !access.isOpenTo(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            throw new ProblemException(
                    HttpStatus.UNAUTHORIZED,
                    "unauthenticated",
                    "Unauthenticated",
                    "A valid access token of an operator is needed.");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(BrandPage.render(cards.all()));
    }
}
