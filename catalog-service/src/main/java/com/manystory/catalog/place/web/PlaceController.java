package com.manystory.catalog.place.web;

import com.manystory.catalog.config.Brands;
import com.manystory.catalog.config.JsonAnswers;
import com.manystory.catalog.place.PlaceList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Places")
class PlaceController {

    private final PlaceList places;
    private final Brands brands;

    PlaceController(PlaceList places, Brands brands) {
        this.places = places;
        this.brands = brands;
    }

    @GetMapping("/api/v1/places")
    @Operation(summary = "Cities, areas and venues")
    ResponseEntity<Items> list(@RequestParam(required = false) @Nullable String locale) {
        return JsonAnswers.ok(new Items(places.read(brands.locale(locale))), "places,listings");
    }

    record Items(List<PlaceList.Place> items) {}
}
