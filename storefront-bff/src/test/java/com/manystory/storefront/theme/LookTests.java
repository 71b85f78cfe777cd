package com.manystory.storefront.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.manystory.tenancy.brand.Theme;
import com.manystory.tenancy.brand.Typeface;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LookTests {

    @Test
    void isNeutralWhereTheBrandChoosesNothingKnown() {
        var none = Map.<String, String>of();
        var layout = Map.of("card", "magazine", "header", "hologram");
        var look =
                new Look(
                        new Theme(
                                none,
                                none,
                                none,
                                none,
                                none,
                                layout,
                                none,
                                none,
                                Theme.DEFAULT.logo()));

        assertThat(look.variant("card")).isEqualTo("magazine");
        assertThat(look.variant("header")).isEqualTo("bar");
        assertThat(look.variant("hero")).isEqualTo("plain");
        assertThat(look.motion()).isEqualTo("none");
    }

    @Test
    void refusesToAskForVariantsOfWhatHasNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Look(Theme.DEFAULT).variant("carousel"));
    }

    @ParameterizedTest
    @EnumSource
    void bringsTheFilesOfEachFamily(Typeface typeface) {
        assertThat(FontFamily.of(typeface).files())
                .allSatisfy(
                        file -> assertThat(getClass().getResource("/static/" + file)).isNotNull());
    }

    @ParameterizedTest
    @CsvSource({"square, true", "none, false", "oval, true"})
    void cutsPicturesUnlessTheBrandSaysOtherwise(String crop, boolean cuts) {
        var none = Map.<String, String>of();
        var imagery = Map.of("crop", crop);
        var look =
                new Look(
                        new Theme(
                                none,
                                none,
                                none,
                                none,
                                none,
                                none,
                                imagery,
                                none,
                                Theme.DEFAULT.logo()));

        assertThat(look.crops()).isEqualTo(cuts);
    }

    @Test
    void stressesWhatStandsBetweenAsterisks() {
        assertThat(Emphasis.of("A *great* day").parts()).containsExactly("A ", "great", " day");
        assertThat(Emphasis.of("5 * 4").parts()).containsExactly("5 * 4");
    }
}
