package com.manystory.catalog.media.web;

import com.manystory.catalog.config.Missing;
import com.manystory.catalog.document.Answers.Image;
import com.manystory.catalog.media.MediaUploads;
import com.manystory.catalog.media.MediaVariants;
import com.manystory.catalog.media.PicturesBusy;
import com.manystory.tenancy.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/media")
@Tag(name = "Media")
class MediaController {

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final MediaVariants variants;
    private final MediaUploads uploads;

    MediaController(MediaVariants variants, MediaUploads uploads) {
        this.variants = variants;
        this.uploads = uploads;
    }

    @GetMapping("/{asset}/{width:\\d+}.{format}")
    @Operation(summary = "A picture at a width, as WebP or JPEG")
    ResponseEntity<Resource> show(
            @PathVariable String asset, @PathVariable int width, @PathVariable String format) {
        var file = variants.get(id(asset), width, format);
        var type = "webp".equals(format) ? MediaType.valueOf("image/webp") : MediaType.IMAGE_JPEG;
        return ResponseEntity.ok()
                .cacheControl(FOREVER)
                .eTag("\"" + asset + "-" + width + "\"")
                .header("Manystory-Tags", "media:" + asset)
                .contentType(type)
                .body(new FileSystemResource(file));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('editor', 'owner', 'operator')")
    @Operation(summary = "Takes a photograph")
    Image add(@RequestPart("file") MultipartFile file, @RequestParam(defaultValue = "") String alt)
            throws IOException {
        return uploads.add(file.getBytes(), alt);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(PicturesBusy e) {
        var status = HttpStatus.SERVICE_UNAVAILABLE;
        return ResponseEntity.status(status)
                .header("Retry-After", "1")
                .cacheControl(CacheControl.noStore())
                .body(Problems.of(status, "busy", "Busy", PicturesBusy.DETAIL));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Missing.of("picture");
        }
    }
}
