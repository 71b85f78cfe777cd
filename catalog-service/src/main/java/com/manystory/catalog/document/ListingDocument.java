package com.manystory.catalog.document;

/// A listing's documents in one locale, as they are stored.
///
/// @param card JSON without its last brace
/// @param detail likewise
/// @param language the text search configuration
/// @param best the text that counts most in a search: the title
/// @param good the text that counts next: category and tags
/// @param fair the text that counts less: summary, vendor and place
/// @param poor the text that counts least: the description
record ListingDocument(
        String locale,
        long listing,
        String slug,
        String card,
        String detail,
        String ages,
        String price,
        String tags,
        String label,
        String folded,
        String category,
        String language,
        String best,
        String good,
        String fair,
        String poor,
        String words) {}
