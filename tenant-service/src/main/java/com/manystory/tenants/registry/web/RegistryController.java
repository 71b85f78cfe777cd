package com.manystory.tenants.registry.web;

import com.manystory.tenants.registry.RegistryFeed;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The registry's feed, for the platform's own services.
@RestController
class RegistryController {

    private static final int LONGEST_WAIT = 60;

    private final RegistryFeed feed;

    RegistryController(RegistryFeed feed) {
        this.feed = feed;
    }

    /// Long-polls for changes after a version.
    @GetMapping("/internal/v1/registry")
    ResponseEntity<RegistryFeed.Page> changes(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "0") int wait)
            throws InterruptedException {
        var page = feed.after(after, Duration.ofSeconds(Math.clamp(wait, 0, LONGEST_WAIT)));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
    }
}
