package com.manystory.admin.brand.web;

import com.manystory.admin.brand.BrandCard;
import com.manystory.tenancy.registry.Phase;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/// Writes the page of brands. Whatever comes from a brand is escaped; colours go into attributes
/// that can hold nothing but a colour.
final class BrandPage {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Brands · Manystory</title>
            <link rel="stylesheet" href="/console.css">
            </head>
            <body>
            <header>
            <p class="mark"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 19V5l8 9 8-9v14"/></svg>Manystory</p>
            <p class="where">Admin console</p>
            </header>
            <main>
            <h1>Brands</h1>
            <p class="sum">%s</p>
            %s
            </main>
            <footer><p>API: <a href="/v3/api-docs">OpenAPI description</a></p></footer>
            </body>
            </html>
            """;

    private static final String CARD =
            """
            <li>
            <article aria-labelledby="brand-%1$s">
            <h2 id="brand-%1$s">%2$s</h2>
            <p class="phase %3$s"><span>%4$s</span></p>
            %5$s
            <dl>
            <dt>Id</dt><dd><code>%1$s</code></dd>
            <dt>Website</dt><dd>%6$s</dd>
            <dt>Sells in</dt><dd>%7$s</dd>
            <dt>Languages</dt><dd>%8$s</dd>
            <dt>Cell</dt><dd>%9$s, generation %10$d</dd>
            </dl>
            </article>
            </li>
            """;

    private static final String EMPTY =
            """
            <section class="empty">
            <h2>No brand yet</h2>
            <p>Create one with <code>./manystory brand apply FILE.json</code>; it is here, and on
            the air, a second later.</p>
            </section>
            """;

    private BrandPage() {}

    static String render(List<BrandCard> brands) {
        var serving =
                brands.stream()
                        .filter(b -> b.phase() == Phase.ACTIVE || b.phase() == Phase.DEGRADED)
                        .count();
        var list =
                brands.stream()
                        .map(BrandPage::card)
                        .collect(Collectors.joining("", "<ul class=\"brands\">\n", "</ul>"));
        return PAGE.formatted(
                "%d of %d on the air".formatted(serving, brands.size()),
                brands.isEmpty() ? EMPTY : list);
    }

    private static String card(BrandCard brand) {
        return CARD.formatted(
                brand.id(),
                text(brand.displayName()),
                brand.phase().name().toLowerCase(Locale.ROOT),
                words(brand.phase()),
                swatches(brand.colours()),
                links(brand),
                text(brand.currency()),
                text(String.join(", ", brand.locales())),
                text(brand.cell()),
                brand.generation());
    }

    private static String links(BrandCard brand) {
        var own =
                "<a href=\"%1$s\">%2$s</a>"
                        .formatted(
                                text(brand.storefront()),
                                text(brand.storefront().replaceFirst("^https?://(.*)/$", "$1")));
        return brand.domains().stream()
                .map(domain -> "<br>" + text(domain))
                .collect(Collectors.joining("", own, ""));
    }

    private static String swatches(List<String> colours) {
        var width = colours.isEmpty() ? 0 : 100.0 / colours.size();
        var bars = new StringBuilder();
        for (int i = 0; i < colours.size(); i++) {
            bars.append(
                    String.format(
                            Locale.ROOT,
                            "<rect x=\"%.2f\" width=\"%.2f\" height=\"8\" fill=\"%s\"/>",
                            i * width,
                            width,
                            text(colours.get(i))));
        }
        return "<svg class=\"swatches\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\""
                + " aria-hidden=\"true\">"
                + bars
                + "</svg>";
    }

    private static String words(Phase phase) {
        return switch (phase) {
            case PROVISIONING -> "Being created";
            case ACTIVE -> "On the air";
            case DEGRADED -> "On the air, with a fault";
            case SUSPENDED -> "Suspended";
            case OFFBOARDING -> "Being erased";
            case FAILED -> "Failed";
        };
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
