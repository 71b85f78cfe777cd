package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.Category;
import com.manystory.storefront.catalogue.ListingCard;
import com.manystory.storefront.catalogue.Place;
import java.util.List;
import java.util.Map;

/// The front page, composed as the brand's features say. Sections without content are left out.
public record HomePage(Layout layout, List<Section> sections) {

    /// One section, top to bottom.
    public sealed interface Section {

        /// The heading; empty for the section's own.
        String title();

        /// The introduction; may be empty.
        String text();

        /// Variants that the brand chose, by name.
        Map<String, String> options();
    }

    /// The opening, with the search bar of [Layout#search()].
    ///
    /// @param listings a few, with the pictures that illustrate it
    public record Hero(
            String title, String text, Map<String, String> options, List<ListingCard> listings)
            implements Section {

        static final int PICTURES = 3;
    }

    /// The brand's categories.
    public record Categories(
            String title, String text, Map<String, String> options, List<Category> items)
            implements Section {}

    /// A row of listings.
    ///
    /// @param href the search that continues it
    public record Listings(
            String title,
            String text,
            Map<String, String> options,
            List<ListingCard> items,
            String href)
            implements Section {}

    /// Listings by their next session, soonest first.
    public record Sessions(
            String title,
            String text,
            Map<String, String> options,
            List<ListingCard> items,
            String href)
            implements Section {}

    /// Where things happen.
    public record Places(String title, String text, Map<String, String> options, List<Place> items)
            implements Section {}

    /// Words alone, or with forms that search.
    ///
    /// @param type the section's type in the brand's features: `banner` or `tools`
    public record Banner(String type, String title, String text, Map<String, String> options)
            implements Section {}
}
