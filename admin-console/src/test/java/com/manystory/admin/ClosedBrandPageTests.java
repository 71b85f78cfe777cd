package com.manystory.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// The page of brands as it is unless somebody opens it.
@TestPropertySource(properties = "manystory.admin.open-brand-list=false")
class ClosedBrandPageTests extends ConsoleTest {

    @Test
    void showsNothingWithoutAnOperatorsToken() {
        var page = get("/", null);

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).doesNotContain("aster", "pebble");
        assertThat(get("/", ISSUERS.staff("aster", "owner")).statusCode()).isEqualTo(401);
        assertThat(get("/", ISSUERS.operator()).body()).contains("Aster Weddings");
    }
}
