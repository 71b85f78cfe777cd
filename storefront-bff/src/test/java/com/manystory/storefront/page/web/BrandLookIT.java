package com.manystory.storefront.page.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.canned.OpenStorefront;
import com.manystory.tenancy.brand.Features;
import com.manystory.tenancy.brand.Theme;
import com.manystory.tenancy.test.TestBrands;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What pages make of a brand's look and composition.
class BrandLookIT extends OpenStorefront {

    private static final Pattern THEME = Pattern.compile("href=\"(/assets/theme-[^\"]+)\"");

    @ParameterizedTest
    @CsvSource({
        "none, false, auto",
        "square, true, 1",
        "portrait, true, 4 / 5",
        "landscape, true, 4 / 3"
    })
    void cutsThePicturesOfListsAsTheBrandSays(String crop, boolean cut, String ratio) {
        var none = Map.<String, String>of();
        var imagery = Map.of("crop", crop);
        var logo = Theme.DEFAULT.logo();
        choose(Map.of("theme", new Theme(none, none, none, none, none, none, imagery, none, logo)));

        var page = visitor.get(ASTER, "/en/search").text();

        assertThat(page.contains("picture-crop")).isEqualTo(cut);
        var theme = THEME.matcher(page).results().findFirst().orElseThrow().group(1);
        assertThat(visitor.get(ASTER, theme).text()).contains("--crop: " + ratio + ";");
    }

    @Test
    void drawsNothingForASectionThatItDoesNotKnow() {
        compose("stories");
        assertThat(visitor.get(ASTER, "/en").text()).doesNotContain("<section");

        compose("banner");
        assertThat(visitor.get(ASTER, "/en").text()).contains("<section");
    }

    @Test
    void tellsSearchEnginesTheBrandsHome() {
        assertThat(visitor.get(ASTER, "/en").text()).contains("\"addressCountry\":\"ID\"");
        assertThat(visitor.get(PEBBLE, "/en").text()).contains("\"addressCountry\":\"SG\"");
    }

    private void compose(String type) {
        var section = new Features.Section(type, Map.of(), Map.of(), Map.of(), null);
        choose(
                Map.of(
                        "features",
                        new Features(Map.of(), List.of("q"), List.of(), List.of(section))));
    }

    private void choose(Map<String, ?> values) {
        var spec = TestBrands.with(TestBrands.ASTER.spec(), values);
        registry.accept(TestBrands.changed(TestBrands.ASTER, spec));
    }
}
