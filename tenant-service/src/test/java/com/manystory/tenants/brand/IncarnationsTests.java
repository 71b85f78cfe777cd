package com.manystory.tenants.brand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IncarnationsTests {

    @Test
    void sortsALaterLifeAfterTheOneBeforeAlsoWhenTheClockWentBack() {
        var now = System.currentTimeMillis();
        var first = Incarnations.next(null, now);

        var second = Incarnations.next(first, now - 3_600_000);

        assertThat(second).isGreaterThan(first).hasSize(32);
        assertThat(Incarnations.next(second, now + 1_000)).isGreaterThan(second);
        assertThat(Incarnations.next(second, now)).isGreaterThan(second);
    }
}
