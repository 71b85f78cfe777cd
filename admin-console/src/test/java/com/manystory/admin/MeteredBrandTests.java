package com.manystory.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.test.TestBrands;
import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.Usage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MeteredBrandTests extends ConsoleTest {

    private static final String BODY = "{\"items\": []}";

    @Autowired private Usage usage;

    @Test
    void countsWhatIsAskedForTheBrandAndNothingForOthers() {
        CATALOG.on(
                "GET /api/v1/imports",
                exchange -> FakeService.answer(exchange, 200, "application/json", BODY));
        var aster = usage.of(TestBrands.ASTER);
        var requests = aster.soFar(Measure.REQUESTS);
        var bytes = aster.soFar(Measure.SENT_BYTES);
        var others = usage.of(TestBrands.PEBBLE).soFar(Measure.REQUESTS);
        var owner = ISSUERS.staff("aster", "owner");

        get("/api/v1/brands/aster/imports", owner);
        get("/api/v1/brands/aster/imports", owner);
        assertThat(get("/api/v1/brands/pebble/imports", owner).statusCode()).isEqualTo(404);

        await().untilAsserted(
                        () -> assertThat(aster.soFar(Measure.REQUESTS)).isEqualTo(requests + 2));
        assertThat(aster.soFar(Measure.SENT_BYTES)).isEqualTo(bytes + 2 * BODY.length());
        assertThat(usage.of(TestBrands.PEBBLE).soFar(Measure.REQUESTS)).isEqualTo(others);
    }
}
