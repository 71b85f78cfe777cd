package com.manystory.tenants.desired;

import com.manystory.tenancy.brand.Feature;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Features and the composition of pages.
final class FeatureRules implements Rule {

    /// What the storefront's search bar has an input for.
    private static final Set<String> FIELDS =
            Set.of("q", "category", "place", "date", "weekday", "age", "budget");

    /// What the catalog counts the listings by, and the date.
    private static final Set<String> FILTERS =
            Set.of("category", "place", "date", "weekday", "age", "price", "rating");

    private static final Set<String> SECTIONS =
            Set.of("hero", "categories", "listings", "sessions", "places", "tools", "banner");

    @Override
    public void check(DesiredState state, Violations violations) {
        var features = state.features();
        if (features == null) {
            return;
        }
        if (features.switches() != null) {
            for (var name : features.switches().keySet()) {
                Texts.oneOf(
                        name,
                        Feature.names(),
                        Violations.member("/features/switches", name),
                        violations);
            }
        }
        Texts.eachOf(features.search(), FIELDS, "/features/search", violations);
        Texts.eachOf(features.filters(), FILTERS, "/features/filters", violations);
        var sections = features.frontPage();
        if (sections != null) {
            Texts.atMost(sections, 30, "/features/frontPage", violations);
            for (int i = 0; i < sections.size(); i++) {
                section(
                        sections.get(i),
                        state,
                        Violations.element("/features/frontPage", i),
                        violations);
            }
        }
    }

    private static void section(
            DesiredFeatures.@Nullable Section section,
            DesiredState state,
            String pointer,
            Violations violations) {
        if (section == null) {
            return;
        }
        var type = pointer + "/type";
        if (section.type() == null) {
            violations.add(type, "A section needs a type.");
        }
        Texts.oneOf(section.type(), SECTIONS, type, violations);
        Texts.translated(section.title(), state, 120, pointer + "/title", violations);
        Texts.translated(section.text(), state, 500, pointer + "/text", violations);
        if (section.query() != null) {
            section.query()
                    .forEach((name, value) ->
                            Texts.plain(
                                    value,
                                    200,
                                    Violations.member(pointer + "/query", name),
                                    violations));
        }
        if (section.limit() != null && (section.limit() < 1 || section.limit() > 48)) {
            violations.add(pointer + "/limit", "A section shows 1 to 48 items.");
        }
    }
}
