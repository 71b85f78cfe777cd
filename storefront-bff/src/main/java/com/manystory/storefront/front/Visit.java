package com.manystory.storefront.front;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.brand.Feature;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/// One request to a brand's website. Everything that a shared answer may depend on is in here, and
/// nothing else of the request may be read to make one: it is what answers are kept under.
///
/// @param locale the language of the answer, one of the site's
/// @param path the path, of unreserved characters only for a shared answer
/// @param query the allow-listed parameters, sorted by name, never blank
/// @param fragment whether htmx asks for a part of the page
/// @param sharing whether the answer may be kept
public record Visit(
        Site site,
        Locale locale,
        String path,
        Map<String, String> query,
        boolean fragment,
        Sharing sharing) {

    private static final String ATTRIBUTE = Visit.class.getName();

    /// The visit that the front filter made of the request.
    public static Visit of(HttpServletRequest request) {
        return Objects.requireNonNull(
                (Visit) request.getAttribute(ATTRIBUTE), "Not behind the front filter");
    }

    void attach(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public TenantId brand() {
        return site.id();
    }

    /// The language as a BCP 47 tag.
    public String language() {
        return locale.toLanguageTag();
    }

    /// Whether the brand has the feature switched on.
    public boolean has(Feature feature) {
        return site.brand().spec().features().has(feature);
    }

    /// Goes on only where the brand has the feature switched on.
    ///
    /// @throws ProblemException not found, otherwise
    public void require(Feature feature) {
        if (!has(feature)) {
            throw new ProblemException(
                    HttpStatus.NOT_FOUND, "not-found", "Not found", "There is no such thing here.");
        }
    }

    /// A parameter's value, empty when absent.
    public String parameter(String name) {
        return query.getOrDefault(name, "");
    }
}
