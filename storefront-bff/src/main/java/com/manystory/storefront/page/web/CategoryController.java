package com.manystory.storefront.page.web;

import com.manystory.storefront.catalogue.Catalogue;
import com.manystory.storefront.catalogue.Category;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.link.Crumb;
import com.manystory.storefront.link.Links;
import com.manystory.storefront.page.CategoryPage;
import com.manystory.storefront.page.Head;
import com.manystory.storefront.page.Layouts;
import com.manystory.storefront.page.ResultLists;
import com.manystory.storefront.page.Templates;
import com.manystory.storefront.seo.StructuredData;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class CategoryController {

    private final Catalogue catalogue;
    private final Layouts layouts;
    private final ResultLists lists;
    private final StructuredData structuredData;
    private final Templates templates;
    private final PageSharing sharing;

    CategoryController(
            Catalogue catalogue,
            Layouts layouts,
            ResultLists lists,
            StructuredData structuredData,
            Templates templates,
            PageSharing sharing) {
        this.catalogue = catalogue;
        this.layouts = layouts;
        this.lists = lists;
        this.structuredData = structuredData;
        this.templates = templates;
        this.sharing = sharing;
    }

    @GetMapping("/{locale:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*}/c/{slug}")
    ResponseEntity<byte[]> category(Visit visit, @PathVariable String slug) {
        var way = new ArrayList<Category>();
        if (!find(catalogue.categories(visit), slug, way)) {
            return elsewhere(visit, slug);
        }
        var category = way.getLast();
        var words = layouts.words(visit);
        var links = layouts.links(visit);
        var path = links.category(slug);
        var query = SearchQuery.of(visit);
        query.put("category", slug);
        var list = lists.of(visit, words, path, catalogue.listings(visit, query), "category");
        var crumbs = crumbs(way, visit.site().brand().spec().displayName(), links);
        var name = visit.site().brand().spec().displayName();
        var description = category.description();
        var head =
                new Head(
                        category.name(),
                        description == null ? category.name() + " · " + name : description,
                        links.absolute(path),
                        category.image() == null
                                ? null
                                : links.absolute(category.image().variant(1280, "jpg")),
                        visit.query().isEmpty(),
                        List.of(structuredData.breadcrumbs(crumbs, links)));
        var layout =
                layouts.of(
                        visit,
                        head,
                        locale ->
                                "/c/" + catalogue.translated(visit, slug, visit.locale(), locale));
        sharing.allow(visit);
        return HtmxAnswers.varied(
                visit.fragment()
                        ? templates.fragment(
                                HttpStatus.OK, "results", Map.of("layout", layout, "results", list))
                        : templates.page(
                                "category", new CategoryPage(layout, crumbs, category, list)));
    }

    /// The way to the category that has the slug in another of the brand's languages.
    private ResponseEntity<byte[]> elsewhere(Visit visit, String slug) {
        for (var locale : visit.site().locales()) {
            var own = catalogue.translated(visit, slug, locale, visit.locale());
            if (!own.equals(slug)) {
                return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                        .location(URI.create(layouts.links(visit).category(own)))
                        .build();
            }
        }
        throw Missing.page();
    }

    private static boolean find(List<Category> tree, String slug, List<Category> way) {
        for (var category : tree) {
            way.add(category);
            if (category.slug().equals(slug) || find(category.children(), slug, way)) {
                return true;
            }
            way.removeLast();
        }
        return false;
    }

    private static List<Crumb> crumbs(List<Category> way, String brand, Links links) {
        var crumbs = new ArrayList<Crumb>();
        crumbs.add(new Crumb(brand, links.home()));
        for (var category : way.subList(0, way.size() - 1)) {
            crumbs.add(new Crumb(category.name(), links.category(category.slug())));
        }
        crumbs.add(new Crumb(way.getLast().name(), null));
        return crumbs;
    }
}
