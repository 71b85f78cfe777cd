package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.Category;
import com.manystory.storefront.link.Crumb;
import java.util.List;

/// A category with what is below it.
public record CategoryPage(
        Layout layout, List<Crumb> crumbs, Category category, ResultList results) {}
