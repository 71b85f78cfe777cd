package com.manystory.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditDistanceTests {

    @Test
    void countsTypingErrors() {
        assertThat(EditDistance.between("swiming", "swimming")).isEqualTo(1);
        assertThat(EditDistance.between("yoag", "yoga")).isEqualTo(1);
        assertThat(EditDistance.between("judo", "piano")).isGreaterThan(2);
        assertThat(EditDistance.between("", "abc")).isEqualTo(3);
    }

    @Test
    void readsAges() {
        assertThat(AgeRange.of("7").orElseThrow().meets(48, 83)).isFalse();
        assertThat(AgeRange.of("6").orElseThrow().meets(48, 83)).isTrue();
        assertThat(AgeRange.of("0-2").orElseThrow().meets(36, 60)).isFalse();
        assertThat(AgeRange.of("18+").orElseThrow().meets(600, Integer.MAX_VALUE)).isTrue();
        assertThat(AgeRange.of("8-6")).isEmpty();
        assertThat(AgeRange.of("many")).isEmpty();
    }
}
