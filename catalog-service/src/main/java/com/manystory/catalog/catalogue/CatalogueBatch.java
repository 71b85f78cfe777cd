package com.manystory.catalog.catalogue;

import com.manystory.catalog.catalogue.CatalogueDocument.CategoryEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.ListingEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.PlaceEntry;
import com.manystory.catalog.catalogue.CatalogueDocument.VendorEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/// Entries that are written in one transaction, by key: of entries with the same key the last
/// stands.
public final class CatalogueBatch {

    final Map<String, CategoryEntry> categories = new LinkedHashMap<>();
    final Map<String, PlaceEntry> places = new LinkedHashMap<>();
    final Map<String, VendorEntry> vendors = new LinkedHashMap<>();
    final Map<String, ListingEntry> listings = new LinkedHashMap<>();

    /// Adds a category.
    public void add(CategoryEntry category) {
        categories.put(category.key(), category);
    }

    /// Adds a place.
    public void add(PlaceEntry place) {
        places.put(place.key(), place);
    }

    /// Adds a vendor.
    public void add(VendorEntry vendor) {
        vendors.put(vendor.key(), vendor);
    }

    /// Adds a listing.
    public void add(ListingEntry listing) {
        listings.put(listing.key(), listing);
    }

    /// Each entry as a batch of its own, by its key, in the order in which they are written.
    Map<String, CatalogueBatch> singles() {
        var singles = new LinkedHashMap<String, CatalogueBatch>();
        categories.values().forEach(e -> single(singles, "category " + e.key()).add(e));
        places.values().forEach(e -> single(singles, "place " + e.key()).add(e));
        vendors.values().forEach(e -> single(singles, "vendor " + e.key()).add(e));
        listings.values().forEach(e -> single(singles, "listing " + e.key()).add(e));
        return singles;
    }

    private static CatalogueBatch single(Map<String, CatalogueBatch> singles, String key) {
        return singles.computeIfAbsent(key, unused -> new CatalogueBatch());
    }

    /// How many entries there are.
    public int size() {
        return categories.size() + places.size() + vendors.size() + listings.size();
    }
}
