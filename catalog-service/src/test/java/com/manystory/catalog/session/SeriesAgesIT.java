package com.manystory.catalog.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.BrandsUnderTest;
import com.manystory.tenancy.test.TestBrands;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// A class for ages 4 to 9 whose Monday group is for 4 to 5, whose Friday group is from 7 on, and
/// whose Sunday group says nothing.
@CatalogTest
class SeriesAgesIT {

    private static final Brand ONYX = TestBrands.named("onyx");
    private static final String SERIES =
            """
            {"key":"%1$s","timeZone":"Asia/Singapore","weekdays":["%1$s"],"startTime":"16:00",
             "durationMinutes":45,"from":"%2$s","until":"%3$s","capacity":5%4$s}\
            """;

    @Autowired CatalogClient client;
    @Autowired BrandsUnderTest brands;

    @BeforeEach
    void putTheCatalogue() {
        brands.provision(ONYX);
        var answer = put(",\"ages\":{\"minMonths\":50,\"max\":5}", ",\"ages\":{\"min\":7}");
        assertThat(answer.get("rejections").asInt()).as("%s", answer).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "age=4, 1",
        "age=5&weekday=mon, 1",
        "age=5&weekday=fri, 0",
        "age=8&weekday=fri, 1",
        "age=8&weekday=mon, 0",
        "age=8&weekday=mon&weekday=fri, 1",
        "age=8&weekday=sun, 1",
        "age=10, 0",
        "age=10&weekday=fri, 0",
        "weekday=tue, 0",
        "age=5&date=MONDAY, 1",
        "age=8&date=MONDAY, 0",
        "age=8&date=FRIDAY, 1",
        "age=5&date=FRIDAY, 0",
        "age=8&date=MONDAY&weekday=fri, 0",
        "age=8&date=week, 1",
        "date=MONDAY, 1"
    })
    void findsAnAgeOnADayOnlyWhereOneSeriesHasBoth(String query, int total) {
        assertThat(listings(dated(query)).get("total").asInt()).isEqualTo(total);
    }

    @Test
    void countsAgesOfTheDaysAndDaysOfTheAges() {
        var onFridays = listings("weekday=fri&facets=true").get("facets").get("age");
        assertThat(counts(onFridays)).containsExactly(0, 0, 1, 1, 0, 0);
        var atFive = listings("age=5&facets=true").get("facets").get("weekday");
        assertThat(counts(atFive)).containsExactly(1, 0, 0, 0, 0, 0, 1);
        var onAMonday = listings(dated("date=MONDAY&facets=true")).get("facets");
        assertThat(counts(onAMonday.get("age"))).containsExactly(0, 1, 0, 0, 0, 0);
        assertThat(counts(onAMonday.get("weekday"))).containsExactly(1, 0, 0, 0, 0, 0, 0);
        var both = listings("age=5&weekday=fri&facets=true");
        assertThat(both.get("total").asInt()).isZero();
        assertThat(counts(both.get("facets").get("weekday"))).containsExactly(1, 0, 0, 0, 0, 0, 1);
        assertThat(both.get("facets").get("category").size()).isZero();
    }

    @Test
    void tellsOfEachSessionWhomItIsFor() {
        var page = client.get(ONYX.id(), "/listings/judo").body();
        assertThat(page.get("ages").toString()).isEqualTo(ages(4, 9, "null"));
        for (var sessions : List.of(page.get("sessions"), sessions())) {
            for (var session : sessions) {
                var start = session.get("start").asString();
                var day = LocalDate.parse(start.substring(0, start.indexOf('T'))).getDayOfWeek();
                var expected =
                        switch (day) {
                            case MONDAY -> ages(4, 5, "50");
                            case FRIDAY -> ages(7, 9, "null");
                            default -> ages(4, 9, "null");
                        };
                assertThat(session.get("ages").toString()).as("%s", day).isEqualTo(expected);
            }
        }
    }

    @Test
    void keepsThemWhenStaffSaveWhatTheyRead() {
        var found = client.get(ONYX.id(), "/admin/listings").body().get("items").get(0);
        var path = "/admin/listings/" + found.get("id").asLong();
        var before = client.get(ONYX.id(), path).body();
        assertThat(client.put(ONYX.id(), path, before.toString()).status()).isEqualTo(200);
        var after = client.get(ONYX.id(), path).body();
        assertThat(after.get("series")).isEqualTo(before.get("series"));
        assertThat(listings("age=5&weekday=fri").get("total").asInt()).isZero();
    }

    @Test
    void forgetsThemWhenTheyAreTakenBack() {
        put("", "");
        assertThat(listings("age=5&weekday=fri").get("total").asInt()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"min\":-1}         | Ages are 0 to 130 years",
                "{\"min\":5,\"max\":4} | The greatest age is below the least",
                "{\"min\":10}         | The greatest age is below the least",
                "{\"max\":3}          | The greatest age is below the least"
            })
    void refusesAgesThatNobodyCanHave(String ages, String detail) {
        var rejected = put("", ",\"ages\":" + ages).get("rejected").get(0);
        assertThat(rejected.get("pointer").asString()).isEqualTo("/series");
        assertThat(rejected.get("detail").asString()).isEqualTo(detail);
    }

    private JsonNode put(String monday, String friday) {
        var document =
                """
                {"categories":[{"key":"sport","name":"Sport"}],
                 "vendors":[{"key":"dojo","name":"Dojo"}],
                 "listings":[{"key":"judo","vendor":"dojo","category":"sport","slug":"judo",
                   "listingType":"class","title":"Judo","ages":{"min":4,"max":9},
                   "series":[%s,%s,%s]}]}
                """
                        .formatted(series("mon", monday), series("fri", friday), series("sun", ""));
        var answer = client.put(ONYX.id(), "/catalogue", document);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String series(String day, String ages) {
        var today = LocalDate.now();
        return SERIES.formatted(day, today, today.plusDays(30), ages);
    }

    private static String ages(int min, int max, String minMonths) {
        return "{\"min\":%d,\"max\":%d,\"minMonths\":%s}".formatted(min, max, minMonths);
    }

    /// The query with the next such day for its name.
    private static String dated(String query) {
        var dated = query;
        for (var day : DayOfWeek.values()) {
            var date = LocalDate.now().with(TemporalAdjusters.next(day));
            dated = dated.replace(day.name(), date.toString());
        }
        return dated;
    }

    private JsonNode listings(String query) {
        var answer = client.get(ONYX.id(), "/listings?" + query);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode sessions() {
        return client.get(ONYX.id(), "/listings/judo/sessions").body().get("items");
    }

    private static List<Integer> counts(JsonNode choices) {
        var counts = new ArrayList<Integer>();
        choices.forEach(choice -> counts.add(choice.get("count").asInt()));
        return counts;
    }
}
