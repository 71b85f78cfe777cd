package com.manystory.tenants.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShareTests {

    @Test
    void takesNumbersAndPercentages() {
        assertThat(Share.valueOf("25").atLeastOneOf(1000)).isEqualTo(25);
        assertThat(Share.valueOf("25").atLeastOneOf(10)).isEqualTo(10);
        assertThat(Share.valueOf("10%").atLeastOneOf(1000)).isEqualTo(100);
        assertThat(Share.valueOf("10%").atLeastOneOf(3)).isEqualTo(1);
        assertThat(Share.valueOf("0").atLeastOneOf(3)).isEqualTo(1);
        assertThat(Share.valueOf("10%").atLeastOneOf(0)).isZero();
        assertThat(Share.valueOf("1%").atMostOf(1000)).isEqualTo(10);
        assertThat(Share.valueOf("1%").atMostOf(99)).isZero();
    }

    @Test
    void refusesAnythingElse() {
        assertThat(Share.read("-1")).isEmpty();
        assertThat(Share.read("101%")).isEmpty();
        assertThat(Share.read("half")).isEmpty();
        assertThatThrownBy(() -> Share.valueOf("")).isInstanceOf(IllegalArgumentException.class);
    }
}
