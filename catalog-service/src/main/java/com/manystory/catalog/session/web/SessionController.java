package com.manystory.catalog.session.web;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.Missing;
import com.manystory.catalog.config.web.FinishedJson;
import com.manystory.catalog.session.SessionPages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sessions")
class SessionController {

    private static final int MOST = 100;

    private final SessionPages sessions;
    private final Brands brands;

    SessionController(SessionPages sessions, Brands brands) {
        this.sessions = sessions;
        this.brands = brands;
    }

    @GetMapping("/api/v1/listings/{slug}/sessions")
    @Operation(summary = "The sessions of a listing, those to come unless days are asked for")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json"))
    void list(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String locale,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "24") int limit,
            HttpServletResponse response)
            throws IOException {
        var page =
                sessions.read(
                                brands.locale(locale),
                                slug,
                                from,
                                to,
                                cursor,
                                Math.clamp(limit, 1, MOST))
                        .orElseThrow(() -> Missing.of("listing"));
        var tags =
                "listing:" + page.listing() + ",sessions:" + page.listing() + ",categories,places";
        FinishedJson.send(page.json().getBytes(StandardCharsets.UTF_8), tags, response);
    }
}
