package com.manystory.storefront.page.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.canned.OpenStorefront;
import com.manystory.storefront.canned.Visitor.Answer;
import com.manystory.tenancy.brand.Feature;
import com.manystory.tenancy.brand.Features;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.test.TestBrands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a brand switches off is on no page, in no answer, and has no address.
class SwitchesIT extends OpenStorefront {

    private static final List<String> FINDS =
            List.of("category", "place", "date", "weekday", "age", "rating");

    @ParameterizedTest(name = "{0}: {2} at {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ages     | /en/search                        | class="card-ages
                    ages     | /en/search                        | name="age"
                    ages     | /en/search                        | id="filter-age-
                    ages     | /en/l/swimming-1                  | #child
                    ages     | /api/v1/listings                  | "ages":
                    ages     | /api/v1/listings                  | "age":
                    ages     | /api/v1/brand                     | "ages":true
                    bookings | /en/l/swimming-1                  | action="/en/checkout"
                    dates    | /en/search                        | name="date"
                    dates    | /en                               | >By date<
                    packages | /api/v1/listings/swimming-1       | "packages":
                    ratings  | /en/search                        | class="stars"
                    ratings  | /en/search                        | sort=rating
                    ratings  | /en/search                        | id="filter-rating-
                    ratings  | /en/l/swimming-1                  | class="stars"
                    ratings  | /en/v/vendor-1                    | aggregateRating
                    ratings  | /api/v1/listings                  | "rating":
                    ratings  | /api/v1/vendors/vendor-1          | "rating":
                    seats    | /en/l/swimming-1                  | seats left
                    seats    | /api/v1/listings/swimming-1       | "capacity":
                    sessions | /en                               | class="agenda"
                    sessions | /en/search                        | sort=soonest
                    sessions | /en/l/swimming-1                  | name="session"
                    sessions | /api/v1/listings                  | "nextSession":
                    sessions | /api/v1/listings/swimming-1       | "sessions":
                    trials   | /en/search                        | sticker-trial
                    trials   | /api/v1/listings/swimming-1       | "trial":
                    weekdays | /en/search                        | name="weekday"
                    weekdays | /en/search                        | id="filter-weekday-
                    weekdays | /api/v1/listings                  | "schedule":
                    """)
    void hideWhatIsOffAndShowWhatIsOn(String name, String path, String mark) {
        var feature = Feature.named(name).orElseThrow();
        choose(TestBrands.PEBBLE, Map.of(name, true));
        assertThat(visitor.get(PEBBLE, path).text()).contains(mark);

        choose(TestBrands.PEBBLE, Map.of());
        assertThat(visitor.get(PEBBLE, path).text()).contains(mark);

        choose(TestBrands.PEBBLE, Map.of(feature.key(), false));
        var without = visitor.get(PEBBLE, path);
        assertThat(without.status()).isEqualTo(200);
        assertThat(without.text()).doesNotContain(mark);
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    inquiries | aster.localhost  | POST | /en/l/venues-1/inquiries        | name=A          | 422
                    inquiries | aster.localhost  | POST | /api/v1/inquiries               | {}              | 400
                    bookings  | pebble.localhost | POST | /en/checkout                    | listing=swimming-1&session=1 | 307
                    bookings  | pebble.localhost | POST | /api/v1/checkouts               | {}              | 400
                    sessions  | pebble.localhost | POST | /en/checkout                    | listing=swimming-1&session=1 | 307
                    sessions  | pebble.localhost | POST | /api/v1/checkouts               | {"sessionId":"1"} | 400
                    sessions  | pebble.localhost | GET  | /api/v1/listings/swimming-1/sessions | `` | 200
                    dates     | pebble.localhost | POST | /en/checkout                    | listing=swimming-1&date=2030-01-01 | 307
                    packages  | pebble.localhost | POST | /api/v1/checkouts               | {"packageId":"1"} | 400
                    """)
    void answerNothingAtTheAddressesOfWhatIsOff(
            String name, String host, String method, String path, String body, int otherwise) {
        var brand = host.equals(ASTER) ? TestBrands.ASTER : TestBrands.PEBBLE;
        choose(brand, Map.of(name, true));
        assertThat(send(host, method, path, body).status()).isEqualTo(otherwise);

        choose(brand, Map.of(name, false));
        assertThat(send(host, method, path, body).status()).isEqualTo(404);
    }

    @Test
    void neitherFindNorOrderByWhatIsOff() {
        // Words that nobody has asked for, so that no cache has the answer.
        var path =
                "/api/v1/listings?age=6&date=week&rating=4&weekday=mon&sort=rating&q="
                        + System.nanoTime();
        choose(TestBrands.PEBBLE, Map.of());
        visitor.get(PEBBLE, path);
        assertThat(catalog.lastQuery(TestBrands.PEBBLE.id(), "/listings"))
                .containsKeys("age", "date", "rating", "weekday", "sort");

        choose(
                TestBrands.PEBBLE,
                Map.of("ages", false, "dates", false, "ratings", false, "weekdays", false));
        visitor.get(PEBBLE, path);
        assertThat(catalog.lastQuery(TestBrands.PEBBLE.id(), "/listings"))
                .containsOnlyKeys("q", "locale", "facets");
    }

    @Test
    void leadFromABookingThatIsOffToAnInquiry() {
        choose(TestBrands.PEBBLE, Map.of("bookings", false));
        assertThat(visitor.get(PEBBLE, "/en/l/swimming-1").text())
                .contains("id=\"inquiry\"")
                .doesNotContain("checkout");

        choose(TestBrands.PEBBLE, Map.of("sessions", false));
        assertThat(visitor.get(PEBBLE, "/en/l/swimming-1").text())
                .contains("id=\"inquiry\"")
                .doesNotContain("checkout");

        choose(TestBrands.ASTER, Map.of("dates", true));
        assertThat(visitor.get(ASTER, "/en/l/venues-1").text()).contains("checkout");
        choose(TestBrands.ASTER, Map.of("dates", false));
        assertThat(visitor.get(ASTER, "/en/l/venues-1").text())
                .contains("id=\"inquiry\"")
                .doesNotContain("checkout");

        choose(TestBrands.PEBBLE, Map.of("bookings", false, "inquiries", false));
        assertThat(visitor.get(PEBBLE, "/en/l/swimming-1").text())
                .doesNotContain("id=\"inquiry\"", "checkout", "href=\"#book\"");
    }

    @Test
    void hideThePackagesOfAPage() {
        choose(TestBrands.ASTER, Map.of("packages", true));
        assertThat(visitor.get(ASTER, "/en/l/venues-1").text()).contains("class=\"package\"");

        choose(TestBrands.ASTER, Map.of("packages", false));
        assertThat(visitor.get(ASTER, "/en/l/venues-1").text()).doesNotContain("class=\"package\"");
    }

    private Answer send(String host, String method, String path, String body) {
        var headers = new ArrayList<>(List.of("Origin: http://" + host));
        headers.add(
                path.startsWith("/api/")
                        ? "Content-Type: application/json"
                        : "Content-Type: application/x-www-form-urlencoded");
        return visitor.send(
                method + " " + path + " HTTP/1.1", host, body, headers.toArray(String[]::new));
    }

    private void choose(Brand brand, Map<String, Boolean> switches) {
        var features =
                new Features(
                        switches,
                        List.of("q", "age", "weekday", "date"),
                        FINDS,
                        List.of(section("hero"), section("sessions"), section("tools")));
        registry.accept(
                TestBrands.changed(
                        brand, TestBrands.with(brand.spec(), Map.of("features", features))));
    }

    private static Features.Section section(String type) {
        return new Features.Section(type, Map.of(), Map.of(), Map.of(), 4);
    }
}
