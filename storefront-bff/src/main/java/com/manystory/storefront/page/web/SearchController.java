package com.manystory.storefront.page.web;

import com.manystory.storefront.catalogue.Catalogue;
import com.manystory.storefront.catalogue.Results;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.page.Head;
import com.manystory.storefront.page.Layouts;
import com.manystory.storefront.page.ResultLists;
import com.manystory.storefront.page.SearchPage;
import com.manystory.storefront.page.Templates;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SearchController {

    private final Catalogue catalogue;
    private final Layouts layouts;
    private final ResultLists lists;
    private final Templates templates;
    private final PageSharing sharing;

    SearchController(
            Catalogue catalogue,
            Layouts layouts,
            ResultLists lists,
            Templates templates,
            PageSharing sharing) {
        this.catalogue = catalogue;
        this.layouts = layouts;
        this.lists = lists;
        this.templates = templates;
        this.sharing = sharing;
    }

    @GetMapping("/{locale:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*}/search")
    ResponseEntity<byte[]> search(Visit visit) {
        var words = layouts.words(visit);
        var links = layouts.links(visit);
        var asked = SearchQuery.of(visit);
        Results results = catalogue.listings(visit, asked);
        var list = lists.of(visit, words, links.search(), results, "");
        var name = visit.site().brand().spec().displayName();
        var title =
                list.query().isEmpty()
                        ? words.get("search.title")
                        : words.get("search.results-for", list.query());
        var head =
                new Head(
                        title,
                        words.get("search.description", name),
                        links.absolute(links.search()),
                        null,
                        visit.query().isEmpty(),
                        List.of());
        var layout = layouts.of(visit, head, "/search");
        sharing.allow(visit);
        return visit.fragment()
                ? HtmxAnswers.varied(
                        templates.fragment(
                                HttpStatus.OK,
                                "results",
                                Map.of("layout", layout, "results", list)))
                : HtmxAnswers.varied(templates.page("search", new SearchPage(layout, list)));
    }
}
