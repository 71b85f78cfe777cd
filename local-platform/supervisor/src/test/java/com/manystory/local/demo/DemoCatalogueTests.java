package com.manystory.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoCatalogueTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Pattern DAY =
            Pattern.compile("\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day");
    private static final int MOST_BYTES = 3_000_000;

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
        assertThat(DemoCatalogue.of(kind, TODAY)).isEqualTo(DemoCatalogue.of(kind, TODAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"weddings", "classes"})
    void refersOnlyToWhatIsInIt(String kind) {
        var json = DemoCatalogue.of(kind, TODAY);
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
        for (var listing : read(DemoCatalogue.of(kind, TODAY)).path("listings")) {
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
        var listings = read(DemoCatalogue.of("classes", TODAY)).path("listings");
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
        for (var listing : read(DemoCatalogue.of("classes", TODAY)).path("listings")) {
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
        for (var listing : read(DemoCatalogue.of("weddings", TODAY)).path("listings")) {
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

    @Test
    void refusesAKindThatItDoesNotKnow() {
        assertThatThrownBy(() -> DemoCatalogue.of("cars", TODAY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
