package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FairSlotsTests {

    private final FairSlots slots = new FairSlots(8);

    @Test
    void aFloodLeavesHalfOfTheSlotsToTheNextBrand() {
        assertThat(takeAll("aster")).isEqualTo(4);
        assertThat(takeAll("pebble")).isEqualTo(2);
        assertThat(takeAll("tansy")).isEqualTo(1);
        assertThat(takeAll("thyme")).isEqualTo(1);
        assertThat(slots.free()).isZero();
    }

    @Test
    void aSingleSlotServesEverybodyInTurn() {
        var one = new FairSlots(1);

        assertThat(one.take("aster")).isTrue();
        assertThat(one.take("pebble")).isFalse();
        one.release("aster");
        assertThat(one.take("pebble")).isTrue();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        takeAll("aster");
        slots.release("aster");

        assertThat(takeAll("aster")).isEqualTo(1);
    }

    @Test
    void waitsUntilNobodyHasASlot() throws Exception {
        slots.take("aster");
        var releasing =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                Thread.sleep(50);
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                            slots.release("aster");
                        });

        slots.awaitIdle(Duration.ofSeconds(10));

        assertThat(slots.free()).isEqualTo(8);
        releasing.join();
    }

    private int takeAll(String brand) {
        var taken = 0;
        while (slots.take(brand)) {
            taken++;
        }
        return taken;
    }
}
