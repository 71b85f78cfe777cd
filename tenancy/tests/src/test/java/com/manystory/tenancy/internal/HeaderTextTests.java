package com.manystory.tenancy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeaderTextTests {

    /// What Spring Security's own firewall asks.
    private static final Pattern NAME = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    private static final Pattern VALUE =
            Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

    @Test
    void letsThroughExactlyTheCharactersThatTheStrictFirewallDoes() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT))
                .allMatch(character -> {
                    var text = "a" + Character.toString(character) + "b";
                    return HeaderText.isName(text) == NAME.matcher(text).matches()
                            && HeaderText.isValue(text) == VALUE.matcher(text).matches();
                });
    }

    @Test
    void refusesLineBreaksInAHeader() {
        assertThat(HeaderText.isValue("Bearer abc")).isTrue();
        assertThat(HeaderText.isValue("Bearer a\r\nX-Brand: b")).isFalse();
        assertThat(HeaderText.isName("X-Br\nand")).isFalse();
    }
}
