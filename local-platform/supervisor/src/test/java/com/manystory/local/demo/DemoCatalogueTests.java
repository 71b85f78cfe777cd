package com.manystory.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoCatalogueTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Pattern DAY =
            Pattern.compile("\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day");
    private static final int MOST_BYTES = 3_000_000;

    private static String of(String kind) {
        return DemoCatalogue.of(kind, kind.equals("classes") ? "SGD" : "IDR", TODAY);
    }

    private static JsonNode read(String json) {
        return new JsonMapper().readTree(json);
    }

    private static Set<String> values(JsonNode nodes, String name) {
        var values = new HashSet<String>();
        nodes.forEach(node -> values.add(node.path(name).asString()));
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"weddings", "classes"})
    void makesTheSameCatalogueAgain(String kind) {
        assertThat(of(kind)).isEqualTo(of(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"weddings", "classes"})
    void refersOnlyToWhatIsInIt(String kind) {
        var json = of(kind);
        var catalogue = read(json);
        assertThat(json.length()).isLessThan(MOST_BYTES);
        assertThat(catalogue.path("listings").size()).isBetween(280, 340);
        var places = values(catalogue.path("places"), "key");
        var vendors = values(catalogue.path("vendors"), "key");
        var categories = values(catalogue.path("categories"), "key");
        for (var listing : catalogue.path("listings")) {
            assertThat(vendors).contains(listing.path("vendor").asString());
            assertThat(places).contains(listing.path("place").asString());
            assertThat(categories).contains(listing.path("category").asString());
        }
        assertThat(values(catalogue.path("listings"), "slug"))
                .hasSize(catalogue.path("listings").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"weddings", "classes"})
    void writesEveryTextInBothLanguagesAndNoneTwice(String kind) {
        var seen = new HashSet<String>();
        for (var listing : read(of(kind)).path("listings")) {
            for (var text : List.of("title", "summary", "description")) {
                for (var locale : List.of("en", "id")) {
                    var words = listing.path(text).path(locale).asString();
                    assertThat(words).isNotBlank().doesNotContain("{");
                    assertThat(text.equals("summary") || seen.add(locale + words)).isTrue();
                }
            }
        }
    }

    @Test
    void fillsTheComingWeeksWithSessions() {
        var listings = read(of("classes")).path("listings");
        var starts = new ArrayList<LocalDate>();
        for (var listing : listings) {
            assertThat(listing.path("series").size()).isPositive();
            for (var series : listing.path("series")) {
                var from = LocalDate.parse(series.path("from").asString());
                starts.add(from);
                assertThat(from).isBetween(TODAY.minusDays(11), TODAY.plusDays(56));
                for (var taken : series.path("seatsTaken")) {
                    assertThat(taken.asInt()).isBetween(0, series.path("capacity").asInt());
                }
            }
        }
        assertThat(starts).hasSizeGreaterThan(300);
    }

    @Test
    void namesADayOnlyWhereThereIsNoOther() {
        for (var listing : read(of("classes")).path("listings")) {
            var title = listing.path("title").path("en").asString();
            for (var series : listing.path("series")) {
                for (var day : series.path("weekdays")) {
                    DAY.matcher(title)
                            .results()
                            .forEach(named ->
                                    assertThat(named.group())
                                            .as(title)
                                            .startsWithIgnoringCase(day.asString()));
                }
            }
        }
    }

    @Test
    void leavesVenuesSomeDatesFree() {
        for (var listing : read(of("weddings")).path("listings")) {
            if (listing.path("category").asString().equals("venues")) {
                assertThat(listing.path("blockedDates").size()).isBetween(1, 120);
            }
        }
    }

    @Test
    void makesAsManyListingsAsABenchmarkNeeds() {
        var listings = read(DemoCatalogue.scaled("classes", 1000, TODAY)).path("listings");
        assertThat(listings.size()).isBetween(980, 1020);
        assertThat(values(listings, "key")).hasSize(listings.size());
        assertThat(values(listings, "slug")).hasSize(listings.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cars in IDR", "classes in EUR", "weddings in SGD"})
    void refusesWhatThereIsNoMaterialFor(String wish) {
        var words = wish.split(" in ");
        assertThatThrownBy(() -> DemoCatalogue.of(words[0], words[1], TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(wish);
    }

    @ParameterizedTest
    @CsvSource({"SGD, 50, Asia/Singapore", "IDR, 500000, Asia/Jakarta|Asia/Makassar"})
    void sellsOnlyWherePeoplePayInTheCurrency(String currency, long step, String zones) {
        var catalogue = read(DemoCatalogue.of("classes", currency, TODAY));
        for (var place : catalogue.path("places")) {
            assertThat(place.path("timeZone").asString()).matches(zones);
        }
        var prices = new ArrayList<Long>();
        for (var listing : catalogue.path("listings")) {
            prices.add(listing.path("price").path("amount").asLong());
            for (var series : listing.path("series")) {
                assertThat(series.path("timeZone").asString()).matches(zones);
                if (series.has("price")) {
                    prices.add(series.path("price").path("amount").asLong());
                }
            }
        }
        assertThat(prices).allMatch(price -> price % step == 0).anyMatch(price -> price == 0);
        assertThat(prices.stream().anyMatch(price -> price % 100 != 0))
                .isEqualTo(currency.equals("SGD"));
    }

    @Test
    void endsOnlyWhatIsToBeTriedOrHappensOnce() {
        for (var listing : read(of("classes")).path("listings")) {
            for (var series : listing.path("series")) {
                var key = series.path("key").asString();
                assertThat(series.has("until"))
                        .as("%s %s", listing.path("key"), key)
                        .isEqualTo(series.path("trial").asBoolean() || key.startsWith("week-"));
            }
        }
        for (var listing : read(DemoCatalogue.scaled("classes", 300, TODAY)).path("listings")) {
            for (var series : listing.path("series")) {
                assertThat(LocalDate.parse(series.path("until").asString()))
                        .isBetween(TODAY, TODAY.plusDays(60));
            }
        }
    }

    @Test
    void callsTheSameCampTheSameWeeksLater() {
        var camps = campDays(TODAY);
        var later = campDays(TODAY.plusWeeks(2));
        assertThat(camps).isNotEmpty().anyMatch(later::contains);
        assertThat(camps).allMatch(camp -> camp.matches("week-(.+)@\\1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"weddings", "classes"})
    void givesFieldsTheValuesThatTheirDefinitionsTake(String kind) {
        var catalogue = read(of(kind));
        var definitions = new HashMap<String, JsonNode>();
        for (var category : catalogue.path("categories")) {
            for (var field : category.path("fields")) {
                definitions.put(
                        category.path("key").asString() + "/" + field.path("key").asString(),
                        field);
            }
        }
        for (var listing : catalogue.path("listings")) {
            for (var field : listing.path("fields").properties()) {
                var key = listing.path("category").asString() + "/" + field.getKey();
                var definition = definitions.get(key);
                assertThat(definition).as(key).isNotNull();
                switch (definition.path("type").asString()) {
                    case "number" -> assertThat(field.getValue().isNumber()).as(key).isTrue();
                    case "boolean" -> assertThat(field.getValue().isBoolean()).as(key).isTrue();
                    default ->
                            assertThat(values(definition.path("choices"), "value"))
                                    .as(key)
                                    .contains(field.getValue().asString());
                }
            }
        }
    }

    @Test
    void groupsSomeClassesByAge() {
        var groups = 0;
        for (var listing : read(of("classes")).path("listings")) {
            for (var series : listing.path("series")) {
                if (series.has("ages")) {
                    groups++;
                    assertThat(series.path("ages").path("min").asInt())
                            .isGreaterThan(listing.path("ages").path("min").asInt())
                            .isLessThan(series.path("ages").path("max").asInt());
                    assertThat(series.path("ages").path("max"))
                            .isEqualTo(listing.path("ages").path("max"));
                }
            }
        }
        assertThat(groups).isGreaterThan(20);
    }

    private static Set<String> campDays(LocalDate today) {
        var days = new HashSet<String>();
        for (var listing : read(DemoCatalogue.of("classes", "SGD", today)).path("listings")) {
            for (var series : listing.path("series")) {
                var key = series.path("key").asString();
                if (key.startsWith("week-")) {
                    days.add(key + "@" + series.path("from").asString());
                }
            }
        }
        return days;
    }
}
