package com.manystory.storefront.canned;

import com.manystory.tenancy.money.Money;
import com.manystory.tenancy.money.MoneyFormat;
import com.manystory.tenancy.registry.Brand;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the listings of a made-up catalogue are put together of: weddings for brands whose listing
/// types are asked for, children's classes for those that sell seats.
final class CannedStock {

    static final int LISTINGS = 40;
    private static final List<String> COLOURS =
            List.of("#8a5a44", "#c9a27e", "#5f7a61", "#3d5a80", "#e0a458", "#b56576");

    private final Brand brand;
    private final boolean classes;
    private final List<String> categories;
    private final List<String> places;

    CannedStock(Brand brand) {
        this.brand = brand;
        this.classes =
                brand.spec().listingTypes().stream().anyMatch(type -> type.id().equals("class"));
        this.categories =
                classes
                        ? List.of("Swimming", "Judo", "Art", "Music", "Dance", "Coding")
                        : List.of(
                                "Venues",
                                "Photography",
                                "Catering",
                                "Planners",
                                "Flowers",
                                "Music");
        this.places =
                classes
                        ? List.of("Kemang", "Menteng", "Pondok Indah", "Tiong Bahru")
                        : List.of("Jakarta", "Bandung", "Ubud", "Yogyakarta");
    }

    boolean sellsClasses() {
        return classes;
    }

    List<String> categories() {
        return categories;
    }

    String category(int i) {
        return categories.get(i % 6);
    }

    List<String> places() {
        return places;
    }

    String place(int i) {
        return places.get(i % 4);
    }

    String timeZone() {
        return brand.spec().timeZone();
    }

    Map<String, Object> image(int n) {
        return Map.of(
                "id",
                "a" + n,
                "alt",
                "Picture " + n,
                "width",
                1600,
                "height",
                n % 3 == 0 ? 2000 : 1067,
                "color",
                COLOURS.get(n % COLOURS.size()),
                "path",
                "/media/a" + n);
    }

    long price(int units) {
        return brand.spec().currency().equals("IDR") ? units * 5_000_000L : units * 500L;
    }

    Map<String, Object> money(long amount, Locale locale) {
        return Map.of(
                "amount", amount,
                "currency", brand.spec().currency(),
                "display", display(amount, locale));
    }

    String display(long amount, Locale locale) {
        return MoneyFormat.display(new Money(amount, brand.spec().currency()), locale);
    }

    String title(int i) {
        return categories.get(i % 6)
                + " at "
                + places.get(i % 4)
                + " no. "
                + (i + 1)
                + " of "
                + brand.spec().displayName();
    }

    String vendorName(int n) {
        return List.of(
                        "Rumah Melati",
                        "Studio Cahaya",
                        "Dapur Nusantara",
                        "The Green Hall",
                        "Si Kecil Club",
                        "Harmoni",
                        "Bintang")
                .get(n % 7);
    }

    String slugOf(int i) {
        return slug(categories.get(i % 6)) + "-" + (i + 1);
    }

    /// Slugs of categories are translated, those of listings aren't.
    static String slug(String name, Locale locale) {
        return locale.getLanguage().equals("id") ? "serba-" + slug(name) : slug(name);
    }

    static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
