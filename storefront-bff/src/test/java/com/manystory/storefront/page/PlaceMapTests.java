package com.manystory.storefront.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.catalogue.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaceMapTests {

    @Test
    void pinsTheLargestOfPlacesThatWouldLieOnEachOther() {
        var map =
                PlaceMap.of(
                        List.of(
                                place("menteng", -6.196, 106.832, 13),
                                place("jakarta", -6.2, 106.83, 101),
                                place("surabaya", -7.25, 112.75, 25),
                                place("bali", -8.4, 115.2, 69),
                                place("nowhere", null, null, 5)));

        assertThat(map.dots())
                .extracting(dot -> dot.place().slug())
                .containsExactly("jakarta", "bali", "surabaya");
        assertThat(map.dots()).allMatch(PlaceMap.Dot::labelled);
    }

    private static Place place(
            String slug, @Nullable Double latitude, @Nullable Double longitude, int listings) {
        return new Place(slug, slug, "city", null, latitude, longitude, listings);
    }
}
