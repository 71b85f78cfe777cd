package com.manystory.tenants.desired;

import static com.manystory.tenants.desired.Documents.ASTER;
import static com.manystory.tenants.desired.Documents.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.brand.Feature;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureRulesTests {

    @Test
    void acceptsEverySwitchThatTheWebsiteHas() {
        var switches =
                Feature.names().stream()
                        .map("\"%s\": false"::formatted)
                        .collect(Collectors.joining(", "));

        assertThat(
                        violations(
                                ASTER.formatted(
                                        ", \"features\": {\"switches\": {%s}}"
                                                .formatted(switches))))
                .isEmpty();
    }

    @Test
    void acceptsEveryFieldAndFilterThatTheWebsiteHas() {
        var features =
                """
                , "features": {
                  "search": ["q", "category", "place", "date", "weekday", "age", "budget"],
                  "filters": ["category", "place", "date", "weekday", "age", "price", "rating"]}
                """;

        assertThat(violations(ASTER.formatted(features))).isEmpty();
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "features": {"switches": {"a/b": true}}             | /features/switches/a~1b       | isn't one of ages, bookings
                    "features": {"switches": {"rating": true}}          | /features/switches/rating     | Did you mean "ratings"
                    "features": {"switches": {"ratings": "yes"}}        | /features/switches/ratings    | true or false
                    "features": {"search": ["qq"]}                      | /features/search/0            | Did you mean "q"
                    "features": {"search": ["price"]}                   | /features/search/0            | isn't one of age, budget
                    "features": {"search": ["q", "vendor"]}             | /features/search/1            | isn't one of age, budget
                    "features": {"search": ["rating"]}                  | /features/search/0            | isn't one of age, budget
                    "features": {"filters": ["place", "budget"]}        | /features/filters/1           | place, price, rating
                    "features": {"filters": ["q"]}                      | /features/filters/0           | place, price, rating
                    "features": {"filters": ["vendor"]}                 | /features/filters/0           | place, price, rating
                    "features": {"frontPage": [{"limit": 3}]}           | /features/frontPage/0/type    | needs a type
                    "features": {"frontPage": [{"type": "heros"}]}      | /features/frontPage/0/type    | Did you mean "hero"
                    "features": {"frontPage": [{"type": "stories"}]}    | /features/frontPage/0/type    | places, sessions and tools
                    "features": {"frontPage": [{"type": "hero", "limit": 49}]} | /features/frontPage/0/limit | 1 to 48
                    "features": {"frontPage": [{"type": "hero", "title": {"fr": "x"}}]} | /features/frontPage/0/title/fr | en and id
                    """)
    void pointsAtTheWrongField(String fragment, String pointer, String help) {
        assertThat(violations(ASTER.formatted(", " + fragment)))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.pointer()).isEqualTo(pointer);
                    assertThat(violation.detail()).contains(help);
                });
    }
}
