package com.manystory.storefront.asset.web;

import com.manystory.storefront.asset.Assets;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.theme.ThemeStylesheet;
import com.manystory.tenancy.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The site's own files. Their addresses change with their content, so they are kept for good.
@RestController
class AssetController {

    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{*name}")
    ResponseEntity<byte[]> asset(Visit visit) {
        if (visit.path().equals(visit.site().stylesheet())) {
            visit.sharing().allow(LIFETIME, FOREVER);
            var css = ThemeStylesheet.render(visit.site().brand().spec());
            return answer("text/css;charset=utf-8", css.getBytes(StandardCharsets.UTF_8));
        }
        var asset = assets.at(visit.path());
        if (asset == null) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "not-found", "Not found", "There is no such file.");
        }
        visit.sharing().allow(LIFETIME, FOREVER);
        return answer(asset.mediaType(), asset.content());
    }

    private static ResponseEntity<byte[]> answer(String type, byte[] body) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type)).body(body);
    }
}
