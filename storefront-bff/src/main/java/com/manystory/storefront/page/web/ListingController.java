package com.manystory.storefront.page.web;

import com.manystory.storefront.catalogue.Catalogue;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.page.Layouts;
import com.manystory.storefront.page.ListingPages;
import com.manystory.storefront.page.Templates;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class ListingController {

    private final Catalogue catalogue;
    private final Layouts layouts;
    private final ListingPages pages;
    private final Templates templates;
    private final PageSharing sharing;

    ListingController(
            Catalogue catalogue,
            Layouts layouts,
            ListingPages pages,
            Templates templates,
            PageSharing sharing) {
        this.catalogue = catalogue;
        this.layouts = layouts;
        this.pages = pages;
        this.templates = templates;
        this.sharing = sharing;
    }

    @GetMapping("/{locale:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*}/l/{slug}")
    ResponseEntity<byte[]> listing(Visit visit, @PathVariable String slug) {
        var listing = catalogue.listing(visit, slug);
        if (!listing.card().slug().equals(slug)) {
            // Slugs are translated; this one is the other language's, or an earlier one.
            var own = layouts.links(visit).listing(listing.card().slug());
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .location(URI.create(own))
                    .build();
        }
        var page = pages.of(visit, listing, catalogue.similar(visit, slug), null);
        sharing.allow(visit);
        return templates.page("listing", page);
    }
}
