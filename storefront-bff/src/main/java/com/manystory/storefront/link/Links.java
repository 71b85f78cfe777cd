package com.manystory.storefront.link;

import com.manystory.storefront.asset.Assets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/// The addresses of a brand's pages in one language.
///
/// @param locale the language as a BCP 47 tag, the first part of every page's path
/// @param origin the brand's public scheme and host, without a slash at the end
/// @param theme the path of the brand's style sheet
/// @param assets the fingerprinted files
public record Links(String locale, String origin, String theme, Assets assets) {

    public String home() {
        return "/" + locale;
    }

    public String search() {
        return home() + "/search";
    }

    /// The search with filters; blank values are left out.
    public String search(Map<String, String> query) {
        return withQuery(search(), query);
    }

    public String category(String slug) {
        return home() + "/c/" + slug;
    }

    public String listing(String slug) {
        return home() + "/l/" + slug;
    }

    public String vendor(String slug) {
        return home() + "/v/" + slug;
    }

    /// Where the listing page's inquiry form is sent.
    public String inquiries(String listing) {
        return listing(listing) + "/inquiries";
    }

    /// Where the listing page's booking form is sent.
    public String checkouts() {
        return home() + "/checkout";
    }

    /// One step of a checkout: `details`, `payment` or `done`.
    public String checkout(String order, String step) {
        return checkouts() + "/" + order + "/" + step;
    }

    /// The fingerprinted address of a file below `src/main/resources/static`, such as
    /// `css/site.css`; `htmx.js` is the library.
    public String asset(String name) {
        return assets.path(name);
    }

    /// The address with scheme and host, for canonical links and share images.
    public String absolute(String path) {
        return origin + path;
    }

    /// The path with the query's non-blank values.
    public static String withQuery(String path, Map<String, String> query) {
        var joiner = new StringJoiner("&", path + "?", "").setEmptyValue(path);
        query.forEach((name, value) -> {
            if (!value.isBlank()) {
                joiner.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return joiner.toString();
    }
}
