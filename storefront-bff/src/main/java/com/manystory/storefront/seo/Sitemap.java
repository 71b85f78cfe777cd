package com.manystory.storefront.seo;

import com.manystory.storefront.catalogue.SitemapItem;
import com.manystory.storefront.front.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A site's pages for crawlers, each with its languages (sitemaps.org, with the hreflang links that
/// search engines read), in parts below the protocol's 50,000 addresses.
///
/// @param items everything that has a page
/// @param slugs the slug that an item has in a language
public record Sitemap(
        Site site, List<SitemapItem> items, BiFunction<SitemapItem, Locale, String> slugs) {

    private static final int ITEMS_PER_PAGE = 5_000;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// How many parts there are, at least one.
    public int pages() {
        return Math.max(1, (items.size() + ITEMS_PER_PAGE - 1) / ITEMS_PER_PAGE);
    }

    /// The list of the parts.
    public String index() {
        var xml = new StringBuilder(HEAD).append("<sitemapindex xmlns=\"%s\">\n".formatted(SPACE));
        for (int page = 1; page <= pages(); page++) {
            xml.append(
                    "<sitemap><loc>%s/sitemaps/%d.xml</loc></sitemap>\n"
                            .formatted(site.origin(), page));
        }
        return xml.append("</sitemapindex>\n").toString();
    }

    /// One part, counted from 1; the first begins with the front page and the search.
    public String page(int page) {
        var xml =
                new StringBuilder(HEAD)
                        .append("<urlset xmlns=\"%s\"".formatted(SPACE))
                        .append(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        if (page == 1) {
            append(xml, _ -> "", "");
            append(xml, _ -> "/search", "");
        }
        var from = (page - 1) * ITEMS_PER_PAGE;
        var part = items.subList(from, Math.min(items.size(), from + ITEMS_PER_PAGE));
        for (var item : part) {
            var folder = folder(item.kind());
            if (!folder.isEmpty()) {
                append(
                        xml,
                        locale -> folder + slugs.apply(item, locale),
                        item.updatedAt() == null
                                ? ""
                                : "<lastmod>" + item.updatedAt() + "</lastmod>");
            }
        }
        return xml.append("</urlset>\n").toString();
    }

    private void append(StringBuilder xml, Function<Locale, String> rest, String lastModified) {
        var alternates = new ArrayList<String>();
        for (var locale : site.locales()) {
            alternates.add(
                    "<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s\"/>"
                            .formatted(
                                    locale.toLanguageTag(), address(locale, rest.apply(locale))));
        }
        for (var locale : site.locales()) {
            xml.append("<url><loc>%s</loc>".formatted(address(locale, rest.apply(locale))))
                    .append(lastModified);
            alternates.forEach(xml::append);
            xml.append("</url>\n");
        }
    }

    private String address(Locale locale, String rest) {
        return site.origin() + "/" + locale.toLanguageTag() + rest;
    }

    private static String folder(String kind) {
        return switch (kind) {
            case "category" -> "/c/";
            case "listing" -> "/l/";
            case "vendor" -> "/v/";
            default -> "";
        };
    }
}
