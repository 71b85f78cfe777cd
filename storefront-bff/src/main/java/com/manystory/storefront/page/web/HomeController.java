package com.manystory.storefront.page.web;

import com.manystory.storefront.front.Visit;
import com.manystory.storefront.page.Head;
import com.manystory.storefront.page.HomePage;
import com.manystory.storefront.page.HomeSections;
import com.manystory.storefront.page.Layouts;
import com.manystory.storefront.page.Templates;
import com.manystory.storefront.seo.StructuredData;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomeController {

    private final Layouts layouts;
    private final HomeSections sections;
    private final StructuredData structuredData;
    private final Templates templates;
    private final PageSharing sharing;

    HomeController(
            Layouts layouts,
            HomeSections sections,
            StructuredData structuredData,
            Templates templates,
            PageSharing sharing) {
        this.layouts = layouts;
        this.sections = sections;
        this.structuredData = structuredData;
        this.templates = templates;
        this.sharing = sharing;
    }

    @GetMapping("/{locale:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*}")
    ResponseEntity<byte[]> home(Visit visit) {
        var words = layouts.words(visit);
        var links = layouts.links(visit);
        var name = visit.site().brand().spec().displayName();
        var head =
                new Head(
                        words.getOr("site.tagline", words.get("home.title")),
                        words.getOr("site.description", words.get("home.description", name)),
                        links.absolute(links.home()),
                        null,
                        true,
                        List.of(structuredData.website(visit, links)));
        var layout = layouts.of(visit, head, "");
        sharing.allow(visit);
        return templates.page("home", new HomePage(layout, sections.of(visit, words, links)));
    }
}
