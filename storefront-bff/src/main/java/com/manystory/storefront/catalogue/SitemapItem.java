package com.manystory.storefront.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that has a page.
///
/// @param kind `category`, `listing` or `vendor`
@JsonIgnoreProperties(ignoreUnknown = true)
public record SitemapItem(String kind, String slug, @Nullable Instant updatedAt) {}
