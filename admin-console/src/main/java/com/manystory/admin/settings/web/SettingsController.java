package com.manystory.admin.settings.web;

import com.manystory.admin.access.BrandAccess;
import com.manystory.admin.access.Permission;
import com.manystory.admin.settings.BrandSettings;
import com.manystory.admin.settings.Settings;
import com.manystory.admin.token.ConsoleUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// A brand's settings: all of the desired state for operators; name, theme, words and features for
/// its owners and editors. Send the ETag back as `If-Match` to be told of others' changes.
@RestController
@RequestMapping("/api/v1/brands/{brandId}/settings")
@Tag(name = "Settings")
class SettingsController {

    private final BrandAccess access;
    private final BrandSettings settings;

    SettingsController(BrandAccess access, BrandSettings settings) {
        this.access = access;
        this.settings = settings;
    }

    @GetMapping
    @Operation(summary = "Read the brand's settings")
    ResponseEntity<ObjectNode> get(
            @PathVariable String brandId, @AuthenticationPrincipal ConsoleUser user) {
        var brand = access.require(brandId, user, Permission.READ_SETTINGS);
        return answer(settings.read(brand.id(), user));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Replace the brand's settings")
    ResponseEntity<ObjectNode> put(
            @PathVariable String brandId,
            @AuthenticationPrincipal ConsoleUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String tag,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(type = "object")))
                    @RequestBody
                    ObjectNode body) {
        var brand = access.require(brandId, user, Permission.EDIT_SETTINGS);
        return answer(settings.replace(brand.id(), user, tag, body));
    }

    @PatchMapping(consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @Operation(summary = "Change some of the brand's settings by a JSON merge patch")
    ResponseEntity<ObjectNode> patch(
            @PathVariable String brandId,
            @AuthenticationPrincipal ConsoleUser user,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String tag,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(type = "object")))
                    @RequestBody
                    ObjectNode body) {
        var brand = access.require(brandId, user, Permission.EDIT_SETTINGS);
        return answer(settings.merge(brand.id(), user, tag, body));
    }

    private static ResponseEntity<ObjectNode> answer(Settings settings) {
        return ResponseEntity.ok()
                .eTag(settings.tag())
                .cacheControl(CacheControl.noStore())
                .body(settings.values());
    }
}
