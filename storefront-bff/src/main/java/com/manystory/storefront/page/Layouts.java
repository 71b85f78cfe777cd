package com.manystory.storefront.page;

import com.manystory.storefront.asset.Assets;
import com.manystory.storefront.catalogue.Catalogue;
import com.manystory.storefront.catalogue.Category;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.language.Formats;
import com.manystory.storefront.language.Words;
import com.manystory.storefront.link.Links;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Makes the frame of every page.
@Component
public class Layouts {

    private final Catalogue catalogue;
    private final SearchForms searchForms;
    private final Assets assets;

    Layouts(Catalogue catalogue, SearchForms searchForms, Assets assets) {
        this.catalogue = catalogue;
        this.searchForms = searchForms;
        this.assets = assets;
    }

    /// The words of the visit's language.
    public Words words(Visit visit) {
        return new Words(visit.site().brand().spec(), visit.locale());
    }

    /// The addresses of the visit's language.
    public Links links(Visit visit) {
        return new Links(
                visit.language(), visit.site().origin(), visit.site().stylesheet(), assets);
    }

    /// The frame of a page that has an address in every language of the brand.
    ///
    /// @param rest the page's path below its language, `/c/venues`, empty for the front page
    public Layout of(Visit visit, Head head, String rest) {
        return of(visit, head, (Locale _) -> rest);
    }

    /// The frame of a page whose path differs between languages beyond their names.
    ///
    /// @param rest the page's path below a language
    public Layout of(Visit visit, Head head, Function<Locale, String> rest) {
        return layout(
                visit,
                head,
                alternates(visit, rest),
                catalogue.categories(visit),
                searchForms.of(visit, words(visit), links(visit)));
    }

    /// The frame of a page that is one visitor's own, or of an error: it names no other languages,
    /// and works when the catalogue doesn't answer.
    public Layout plain(Visit visit, String title) {
        var links = links(visit);
        var head = new Head(title, "", links.absolute(visit.path()), null, false, List.of());
        return layout(visit, head, List.of(), List.of(), new SearchForm(links.search(), List.of()));
    }

    private Layout layout(
            Visit visit,
            Head head,
            List<Layout.Alternate> alternates,
            List<Category> categories,
            SearchForm search) {
        return new Layout(
                visit.site().brand(),
                visit.locale(),
                words(visit),
                new Formats(visit.locale()),
                links(visit),
                head,
                alternates,
                categories,
                search);
    }

    private static List<Layout.Alternate> alternates(Visit visit, Function<Locale, String> rest) {
        return visit.site().locales().stream()
                .map(locale -> {
                    var tag = locale.toLanguageTag();
                    var path = "/" + tag + rest.apply(locale);
                    return new Layout.Alternate(
                            tag,
                            name(locale),
                            path,
                            visit.site().origin() + path,
                            tag.equals(visit.language()));
                })
                .toList();
    }

    private static String name(Locale locale) {
        var name = locale.getDisplayLanguage(locale);
        return locale.getLanguage().equals("id")
                ? "Bahasa Indonesia"
                : name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
