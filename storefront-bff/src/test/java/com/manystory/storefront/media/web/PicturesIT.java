package com.manystory.storefront.media.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.storefront.canned.OpenStorefront;
import com.manystory.tenancy.test.TestBrands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesIT extends OpenStorefront {

    @Test
    void asksOnceMoreWhenTheCatalogueIsBusy() {
        catalog.keepBusy(1);
        var picture = visitor.get(ASTER, "/media/busy-once/640.webp");
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/webp");
        assertThat(picture.header("Cache-Control")).contains("immutable");
        assertThat(picture.text()).isEqualTo("a picture");
        assertThat(asked("busy-once")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept: image/webp", "Authorization: Bearer x"})
    void saysWhenToComeBackWhileTheCatalogueStaysBusy(String header) {
        var before = asked("busy-twice");
        catalog.keepBusy(2);
        var busy = visitor.get(ASTER, "/media/busy-twice/640.webp", header);
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.header("Retry-After")).isNotEmpty();
        assertThat(busy.header("Cache-Control")).isEqualTo("no-store");
        assertThat(asked("busy-twice") - before).isEqualTo(2);

        assertThat(visitor.get(ASTER, "/media/busy-twice/640.webp", header).status())
                .isEqualTo(200);
    }

    private int asked(String asset) {
        return catalog.loads(TestBrands.ASTER.id(), "/media/" + asset + "/640.webp");
    }
}
