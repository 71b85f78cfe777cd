package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.Category;
import com.manystory.storefront.language.Formats;
import com.manystory.storefront.language.Words;
import com.manystory.storefront.link.Links;
import com.manystory.tenancy.brand.Feature;
import com.manystory.tenancy.registry.Brand;
import java.util.List;
import java.util.Locale;

/// What every page has: the brand, the language, the head of the document and the navigation. It
/// holds nothing personal, so that pages can be shared; there is no nonce either, since the content
/// security policy allows no inline script or style at all.
///
/// @param head what search engines and share previews read
/// @param alternates the same page in the brand's languages, this one included
/// @param categories the top of the category tree, for navigation; empty when it isn't known
/// @param search the search bar, as the header and the hero show it
public record Layout(
        Brand brand,
        Locale locale,
        Words words,
        Formats formats,
        Links links,
        Head head,
        List<Alternate> alternates,
        List<Category> categories,
        SearchForm search) {

    /// Whether the brand has the feature switched on.
    public boolean has(Feature feature) {
        return brand.spec().features().has(feature);
    }

    /// The page in one language.
    ///
    /// @param hreflang the BCP 47 tag
    /// @param name the language's own name, `Bahasa Indonesia`
    /// @param path the path, for a link
    /// @param url the absolute address, for `link rel=alternate`
    public record Alternate(
            String hreflang, String name, String path, String url, boolean current) {}
}
