package com.manystory.storefront.media.web;

import com.manystory.storefront.front.Visit;
import com.manystory.storefront.media.MediaSource;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The catalogue's pictures. An asset never changes, so its variants are kept for good.
@RestController
class MediaController {

    private static final Set<Integer> WIDTHS = Set.of(160, 320, 480, 640, 960, 1280, 1920);
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final Duration LIFETIME = Duration.ofHours(6);

    private final MediaSource media;

    MediaController(MediaSource media) {
        this.media = media;
    }

    @GetMapping("/media/{asset:[A-Za-z0-9_-]{1,64}}/{width:\\d{3,4}}.{format:webp|jpg}")
    void picture(
            Visit visit,
            @PathVariable String asset,
            @PathVariable int width,
            @PathVariable String format,
            HttpServletResponse response)
            throws IOException {
        if (!WIDTHS.contains(width)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "not-found", "Not found", "There is no such width.");
        }
        response.setContentType(format.equals("webp") ? "image/webp" : "image/jpeg");
        response.setHeader("Cache-Control", FOREVER);
        media.copy(asset, width + "." + format, response.getOutputStream());
        visit.sharing().allow(LIFETIME, FOREVER);
    }
}
