package com.manystory.catalog.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.web.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTests {

    @Test
    void readsWhatItWrote() {
        var cursor = PageCursor.of(Long.MIN_VALUE, 0, Long.MAX_VALUE);
        assertThat(PageCursor.read(cursor, 3)).containsExactly(Long.MIN_VALUE, 0, Long.MAX_VALUE);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "%00", "=", "AQAAAAAAAAAB", "AgAAAAAAAAABAAAAAAAAAAE"})
    void refusesWhatNobodyMade(String cursor) {
        assertInvalid(() -> PageCursor.read(cursor, 2));
    }

    @Test
    void refusesAPositionInAnotherKindOfList() {
        assertInvalid(() -> PageCursor.read(PageCursor.of(1, 2, 3), 2));
    }

    @Test
    void refusesTimesThatNoDatabaseHas() {
        assertThat(PageCursor.time(0, 1)).isEqualTo("1970-01-01T00:00:00.000000001Z");
        assertInvalid(() -> PageCursor.time(Long.MAX_VALUE, 0));
        assertInvalid(() -> PageCursor.time(-70_000_000_000L, 0));
        assertInvalid(() -> PageCursor.time(0, -1));
    }

    private static void assertInvalid(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.slug()).isEqualTo("invalid-cursor"));
    }
}
