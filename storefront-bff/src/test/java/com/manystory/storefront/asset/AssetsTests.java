package com.manystory.storefront.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;

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

    @Test
    void refusesTemplatesThatNameNoFile() {
        assertThatThrownBy(() -> assets.path("no/such.css"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
