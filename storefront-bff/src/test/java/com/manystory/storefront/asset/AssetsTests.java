package com.manystory.storefront.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTests {

    private final Assets assets = Assets.load();

    @Test
    void addressesAFileByItsContent() {
        var path = assets.path("htmx.js");
        assertThat(path).matches("/assets/htmx-[0-9a-f]{16}\\.js");
        assertThat(Objects.requireNonNull(assets.at(path)).mediaType())
                .isEqualTo("text/javascript;charset=utf-8");
        assertThat(assets.at("/assets/htmx.js")).isNull();
    }

    /// A theme adds some 3 KiB. What only some pages show belongs to their own sheet.
    @ParameterizedTest
    @ValueSource(strings = {"home", "results", "shop", "error"})
    void keepsAPagesStylesSmall(String sheet) {
        assertThat(size("css/site.css") + size("css/" + sheet + ".css")).isLessThan(37 * 1024);
    }

    private int size(String name) {
        return Objects.requireNonNull(assets.at(assets.path(name))).content().length;
    }

    @Test
    void refusesTemplatesThatNameNoFile() {
        assertThatThrownBy(() -> assets.path("no/such.css"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
