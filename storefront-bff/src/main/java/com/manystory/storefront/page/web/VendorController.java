package com.manystory.storefront.page.web;

import com.manystory.storefront.catalogue.Catalogue;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.link.Crumb;
import com.manystory.storefront.page.Head;
import com.manystory.storefront.page.Layouts;
import com.manystory.storefront.page.Templates;
import com.manystory.storefront.page.VendorPage;
import com.manystory.storefront.seo.StructuredData;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class VendorController {

    private static final int DESCRIPTION = 160;

    private final Catalogue catalogue;
    private final Layouts layouts;
    private final StructuredData structuredData;
    private final Templates templates;
    private final PageSharing sharing;

    VendorController(
            Catalogue catalogue,
            Layouts layouts,
            StructuredData structuredData,
            Templates templates,
            PageSharing sharing) {
        this.catalogue = catalogue;
        this.layouts = layouts;
        this.structuredData = structuredData;
        this.templates = templates;
        this.sharing = sharing;
    }

    @GetMapping("/{locale:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*}/v/{slug}")
    ResponseEntity<byte[]> vendor(Visit visit, @PathVariable String slug) {
        var vendor = catalogue.vendor(visit, slug);
        var links = layouts.links(visit);
        var crumbs =
                List.of(
                        new Crumb(visit.site().brand().spec().displayName(), links.home()),
                        new Crumb(vendor.name(), null));
        var about = String.join(" ", vendor.about());
        var head =
                new Head(
                        vendor.name(),
                        about.length() <= DESCRIPTION
                                ? about
                                : about.substring(0, DESCRIPTION - 1) + "…",
                        links.absolute(links.vendor(slug)),
                        vendor.image() == null
                                ? null
                                : links.absolute(vendor.image().variant(1280, "jpg")),
                        true,
                        List.of(
                                structuredData.breadcrumbs(crumbs, links),
                                structuredData.vendor(vendor, links)));
        var layout = layouts.of(visit, head, "/v/" + slug);
        sharing.allow(visit);
        return templates.page("vendor", new VendorPage(layout, crumbs, vendor));
    }
}
