package com.manystory.storefront.page;

import com.manystory.storefront.catalogue.Vendor;
import com.manystory.storefront.link.Crumb;
import java.util.List;

/// A vendor with its listings.
public record VendorPage(Layout layout, List<Crumb> crumbs, Vendor vendor) {}
