package com.manystory.tenants.brand.web;

import com.manystory.tenancy.registry.Phase;
import com.manystory.tenants.brand.BrandChanges;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.Change;
import com.manystory.tenants.brand.Settling;
import com.manystory.tenants.brand.StoredBrand;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/// Brands, for operators, and for services that act for one.
@RestController
@RequestMapping({"/api/v1/brands", "/internal/v1/brands"})
class BrandController implements BrandApi {

    private final Brands brands;
    private final BrandChanges changes;
    private final BrandReader reader;
    private final BrandAnswers answers;
    private final Settling settling;
    private final Grace grace;

    BrandController(
            Brands brands,
            BrandChanges changes,
            BrandReader reader,
            BrandAnswers answers,
            Settling settling,
            Grace grace) {
        this.brands = brands;
        this.changes = changes;
        this.reader = reader;
        this.answers = answers;
        this.settling = settling;
        this.grace = grace;
    }

    @Override
    @GetMapping
    public BrandPage list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Phase phase) {
        var size = Math.clamp(limit, 1, 200);
        var found = brands.page(Cursors.read(cursor), phase, size + 1);
        var page = found.size() > size ? found.subList(0, size) : found;
        return new BrandPage(
                answers.of(page),
                found.size() > size ? Cursors.write(page.getLast().id().value()) : null);
    }

    @Override
    @GetMapping("/{brandId}")
    public @Nullable ResponseEntity<BrandAnswer> get(
            @PathVariable String brandId, ServletWebRequest request) {
        var id = BrandId.known(brandId);
        var brand = brands.find(id).orElseThrow(() -> BrandId.unknown(id));
        if (request.checkNotModified(EntityTags.of(brand))) {
            return null;
        }
        return answers.with(ResponseEntity.ok(), brand);
    }

    @Override
    @PutMapping(path = "/{brandId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<BrandAnswer> put(
            @PathVariable String brandId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Manystory-Reason", required = false) @Nullable String reason,
            HttpServletRequest request,
            Authentication authentication)
            throws IOException, InterruptedException {
        var id = BrandId.wanted(brandId);
        var spec = reader.read(id, request.getInputStream());
        var change =
                changes.put(
                        id,
                        spec,
                        EntityTags.precondition(ifMatch, ifNoneMatch),
                        Actors.of(authentication, reason));
        var status = change.kind() == Change.Kind.CREATED ? HttpStatus.CREATED : HttpStatus.OK;
        return settled(status, change.brand(), prefer);
    }

    @Override
    @DeleteMapping("/{brandId}")
    public ResponseEntity<BrandAnswer> delete(
            @PathVariable String brandId,
            @RequestParam(name = "grace", required = false) @Nullable String asked,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Manystory-Reason", required = false) @Nullable String reason,
            Authentication authentication)
            throws InterruptedException {
        var change =
                changes.erase(
                        BrandId.known(brandId),
                        grace.of(asked),
                        EntityTags.precondition(ifMatch, null),
                        Actors.of(authentication, reason));
        return settled(HttpStatus.ACCEPTED, change.brand(), prefer);
    }

    @Override
    @PostMapping("/{brandId}/suspend")
    public ResponseEntity<BrandAnswer> suspend(
            @PathVariable String brandId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody Reason reason,
            Authentication authentication)
            throws InterruptedException {
        var change =
                changes.suspend(
                        BrandId.known(brandId),
                        EntityTags.precondition(ifMatch, null),
                        Actors.withReason(authentication, reason.reason()));
        return settled(HttpStatus.OK, change.brand(), prefer);
    }

    @Override
    @PostMapping("/{brandId}/resume")
    public ResponseEntity<BrandAnswer> resume(
            @PathVariable String brandId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody(required = false) @Nullable Reason reason,
            Authentication authentication)
            throws InterruptedException {
        var actor = Actors.of(authentication, reason == null ? null : reason.reason());
        var change =
                changes.resume(
                        BrandId.known(brandId), EntityTags.precondition(ifMatch, null), actor);
        return settled(HttpStatus.OK, change.brand(), prefer);
    }

    @Override
    @PostMapping("/{brandId}/rotate-credentials")
    public ResponseEntity<BrandAnswer> rotateCredentials(
            @PathVariable String brandId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody Reason reason,
            Authentication authentication)
            throws InterruptedException {
        var change =
                changes.rotateCredentials(
                        BrandId.known(brandId),
                        EntityTags.precondition(ifMatch, null),
                        Actors.withReason(authentication, reason.reason()));
        return settled(HttpStatus.OK, change.brand(), prefer);
    }

    /// The answer, after the wait that the client prefers; without a body when the brand is gone.
    private ResponseEntity<BrandAnswer> settled(
            HttpStatus status, StoredBrand brand, @Nullable String prefer)
            throws InterruptedException {
        Optional<Duration> wait = PreferWait.of(prefer);
        var response = ResponseEntity.status(status);
        if (wait.isEmpty()) {
            return answers.with(response, brand);
        }
        var applied = "wait=" + wait.get().toSeconds();
        var now = settling.await(brand, wait.get());
        return now.isEmpty()
                ? ResponseEntity.noContent().header("Preference-Applied", applied).build()
                : answers.with(response.header("Preference-Applied", applied), now.get());
    }

    /// Brands and where the next ones are.
    @Schema(description = "A page of brands.")
    record BrandPage(
            @Schema(description = "The brands.") List<BrandAnswer> items,
            @Schema(
                            description = "Where the next page begins; null on the last.",
                            example = "YXN0ZXI")
                    @Nullable String nextCursor) {}
}
