package com.manystory.storefront.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The head of a document.
///
/// @param title without the brand's name, which the template adds
/// @param canonical the absolute address that search engines keep
/// @param image the absolute address of the share image, or null
/// @param indexable whether search engines may list the page
/// @param structuredData JSON-LD documents, already safe inside a `script` element
public record Head(
        String title,
        String description,
        String canonical,
        @Nullable String image,
        boolean indexable,
        List<String> structuredData) {}
