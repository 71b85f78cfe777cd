package com.manystory.admin.support.web;

import com.manystory.admin.access.Permission;
import com.manystory.admin.relay.BrandRelay;
import com.manystory.admin.relay.Segments;
import com.manystory.admin.token.ConsoleUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which of the platform's people may work on a brand's data: seen by all of its staff, decided by
/// its owners; and what was done to the brand, for them.
@RestController
@RequestMapping("/api/v1/brands/{brandId}")
@Tag(name = "Support access")
class SupportAccessController {

    private static final String ACCESSES = "/support-accesses";

    private final BrandRelay relay;

    SupportAccessController(BrandRelay relay) {
        this.relay = relay;
    }

    @GetMapping(ACCESSES)
    @Operation(summary = "List support accesses, the newest first")
    @ApiResponse(responseCode = "200")
    void list(
            @PathVariable String brandId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        relay.toControlPlane(brandId, Permission.SEE_SUPPORT, ACCESSES, user, request, response);
    }

    @PostMapping(ACCESSES + "/{accessId}/grant")
    @Operation(summary = "Let an operator work on the brand's data for the time asked for")
    @ApiResponse(responseCode = "200")
    void grant(
            @PathVariable String brandId,
            @PathVariable String accessId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        decide(brandId, accessId, "/grant", user, request, response);
    }

    @PostMapping(ACCESSES + "/{accessId}/refuse")
    @Operation(summary = "Say no to a request for support access")
    @ApiResponse(responseCode = "200")
    void refuse(
            @PathVariable String brandId,
            @PathVariable String accessId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        decide(brandId, accessId, "/refuse", user, request, response);
    }

    @PostMapping(ACCESSES + "/{accessId}/end")
    @Operation(summary = "End a support access; requests after it are refused")
    @ApiResponse(responseCode = "200")
    void end(
            @PathVariable String brandId,
            @PathVariable String accessId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        decide(brandId, accessId, "/end", user, request, response);
    }

    @GetMapping("/audit-events")
    @Operation(summary = "List what was done to the brand and by whom, the newest first")
    @ApiResponse(responseCode = "200")
    void auditEvents(
            @PathVariable String brandId,
            @AuthenticationPrincipal ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        relay.toControlPlane(
                brandId, Permission.READ_AUDIT, "/audit-events", user, request, response);
    }

    private void decide(
            String brandId,
            String accessId,
            String decision,
            ConsoleUser user,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var path = ACCESSES + "/" + Segments.encode(accessId) + decision;
        relay.toControlPlane(brandId, Permission.DECIDE_SUPPORT, path, user, request, response);
    }
}
