package com.manystory.catalog.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecurrenceTests {

    private static final ZoneId SEATTLE = ZoneId.of("America/Los_Angeles");
    private static final int SUNDAY = 1 << 6;
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 2);

    @Test
    void keepsTheLocalTimeWhenClocksChange() {
        var starts = starts(recurrence("09:00", Set.of()));
        assertThat(starts)
                .containsExactly(
                        "2025-03-02T17:00:00Z", "2025-03-09T16:00:00Z", "2025-03-16T16:00:00Z");
    }

    @Test
    void movesATimeThatTheClocksSkip() {
        assertThat(starts(recurrence("02:30", Set.of())).get(1)).isEqualTo("2025-03-09T10:30:00Z");
    }

    @Test
    void leavesOutExclusionsAndOtherWeekdays() {
        var starts = starts(recurrence("09:00", Set.of(LocalDate.of(2025, 3, 9))));
        assertThat(starts).hasSize(2);
    }

    @Test
    void endsAtTheHorizonWithoutAnEnd() {
        var open = new Recurrence(SEATTLE, 127, LocalTime.NOON, 60, FIRST, null, Set.of());
        assertThat(open.until(FIRST.plusDays(9))).hasSize(10);
        assertThat(open.until(FIRST.plusYears(30))).hasSize(Recurrence.MOST);
    }

    @Test
    void readsWeekdays() {
        assertThat(Weekdays.bits(List.of("mon", "Sun"))).hasValue(65);
        assertThat(Weekdays.bits(List.of("monday"))).isEmpty();
    }

    private static Recurrence recurrence(String time, Set<LocalDate> exclusions) {
        return new Recurrence(
                SEATTLE,
                SUNDAY,
                LocalTime.parse(time),
                60,
                FIRST,
                LocalDate.of(2025, 3, 20),
                exclusions);
    }

    private static List<String> starts(Recurrence recurrence) {
        return recurrence.until(LocalDate.of(2026, 1, 1)).stream()
                .map(o -> Instant.ofEpochSecond(o.startsAt()).toString())
                .toList();
    }
}
