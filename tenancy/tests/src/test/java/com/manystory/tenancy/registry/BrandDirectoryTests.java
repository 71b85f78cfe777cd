package com.manystory.tenancy.registry;

import static com.manystory.tenancy.testing.SampleBrands.at;
import static com.manystory.tenancy.testing.SampleBrands.brand;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandDirectoryTests {

    private static final TenantId ASTER = TenantId.of("aster");
    private static final TenantId PEBBLE = TenantId.of("pebble");

    private final BrandDirectory two =
            BrandDirectory.empty("Example.test")
                    .after(
                            new RegistryUpdate(
                                    7,
                                    true,
                                    List.of(
                                            brand("aster", "a", 2, "aster.com", "www.aster.com"),
                                            brand("pebble", "p", 1)),
                                    List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aster.com",
                "ASTER.com:8080",
                "www.aster.com.",
                "aster.example.test",
                "aster.EXAMPLE.test.:443"
            })
    void findsABrandByItsHosts(String host) {
        assertThat(two.findByHost(host)).map(Brand::id).contains(ASTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":80",
                "example.test",
                "cedar.example.test",
                "x.aster.com",
                "aster.com.evil.test",
                "aster.com,pebble.com",
                "[::1]:80",
                "127.0.0.1"
            })
    void knowsNoOtherHosts(String host) {
        assertThat(two.findByHost(host)).isEmpty();
    }

    @Test
    void leadsADisputedHostToNeitherBrand() {
        var disputed = two.with(brand("cedar", "c", 1, "aster.com", "pebble.example.test"));

        assertThat(disputed.findByHost("aster.com")).isEmpty();
        assertThat(disputed.findByHost("www.aster.com")).map(Brand::id).contains(ASTER);
        assertThat(disputed.findByHost("pebble.example.test")).map(Brand::id).contains(PEBBLE);
    }

    @Test
    void changesOnlyWhatAPartialAnswerNames() {
        var next =
                two.after(
                        new RegistryUpdate(
                                9, false, List.of(brand("cedar", "c", 1)), List.of(PEBBLE)));

        assertThat(next.version()).isEqualTo(9);
        assertThat(next.all())
                .extracting(Brand::id)
                .containsExactlyInAnyOrder(ASTER, TenantId.of("cedar"));
        assertThat(next.changed(two)).containsExactlyInAnyOrder(PEBBLE, TenantId.of("cedar"));
    }

    @Test
    void replacesEverythingByAFullAnswer() {
        var next =
                two.after(new RegistryUpdate(9, true, List.of(brand("pebble", "p", 1)), List.of()));

        assertThat(next.find(ASTER)).isEmpty();
        assertThat(next.find(PEBBLE)).isPresent();
    }

    @Test
    void forgetsNobodyBecauseTheControlPlaneLostItsDatabase() {
        var next = two.after(new RegistryUpdate(1, true, List.of(), List.of()));

        assertThat(next.all()).hasSize(2);
    }

    @Test
    void ignoresWhatIsOlderThanItKnows() {
        assertThat(two.with(brand("aster", "a", 1))).isSameAs(two);
        assertThat(two.with(brand("aster", "a", 2, Phase.PROVISIONING))).isSameAs(two);
        var next =
                two.after(new RegistryUpdate(8, false, List.of(brand("aster", "a", 1)), List.of()));
        assertThat(next.find(ASTER)).map(Brand::generation).contains(2L);
    }

    @Test
    void takesANewLifeOfABrandWhateverItsGeneration() {
        assertThat(two.with(brand("aster", "reborn", 1)).find(ASTER))
                .map(Brand::incarnation)
                .contains("reborn");
    }

    @Test
    void takesAChangeOfPhaseWithinAGenerationThatIsToldDirectly() {
        var held = directory(7, at(7, brand("aster", "a", 1, Phase.PROVISIONING)));

        var next = held.with(at(8, brand("aster", "a", 1, Phase.ACTIVE)));

        assertThat(phase(next)).isEqualTo(Phase.ACTIVE);
        assertThat(next.with(at(7, brand("aster", "a", 1, Phase.PROVISIONING)))).isSameAs(next);
        assertThat(next.with(at(8, brand("aster", "a", 1, Phase.DEGRADED)))).isSameAs(next);
    }

    @Test
    void letsANewerGenerationWinOverALaterAnnouncementOfTheOldOne() {
        var suspended = directory(9, at(9, brand("aster", "a", 2, Phase.SUSPENDED)));

        assertThat(suspended.with(at(10, brand("aster", "a", 1, Phase.ACTIVE))))
                .isSameAs(suspended);
    }

    @Test
    void letsNoSlowPollUndoWhatWasToldDirectly() {
        var told = two.with(at(9, brand("aster", "a", 2, Phase.SUSPENDED)));
        var slow = at(8, brand("aster", "a", 2, Phase.ACTIVE));

        assertThat(phase(told.after(new RegistryUpdate(8, false, List.of(slow), List.of()))))
                .isEqualTo(Phase.SUSPENDED);
        assertThat(phase(told.after(new RegistryUpdate(8, true, List.of(slow), List.of()))))
                .isEqualTo(Phase.SUSPENDED);
    }

    @Test
    void believesThePollWhatWasNeverStored() {
        var announced = two.with(at(9, brand("aster", "a", 2, Phase.SUSPENDED)));
        var stored = at(9, brand("aster", "a", 2, Phase.DEGRADED));

        assertThat(phase(announced.after(new RegistryUpdate(9, false, List.of(stored), List.of()))))
                .isEqualTo(Phase.DEGRADED);
    }

    @Test
    void revivesNoBrandThatWasRemoved() {
        var removed = two.after(new RegistryUpdate(9, false, List.of(), List.of(ASTER)));

        assertThat(removed.with(at(8, brand("aster", "a", 3))).find(ASTER)).isEmpty();
        assertThat(removed.with(at(10, brand("aster", "reborn", 1))).find(ASTER)).isPresent();
    }

    @Test
    void keepsANewLifeThatWasToldAheadOfTheOldOnesRemoval() {
        var reborn = two.with(at(11, brand("aster", "reborn", 1)));

        var next = reborn.after(new RegistryUpdate(10, false, List.of(), List.of(ASTER)));

        assertThat(next.find(ASTER)).map(Brand::incarnation).contains("reborn");
        assertThat(next.with(at(9, brand("aster", "a", 5)))).isSameAs(next);
        assertThat(
                        next.after(
                                        new RegistryUpdate(
                                                10,
                                                true,
                                                List.of(brand("pebble", "p", 1)),
                                                List.of()))
                                .find(ASTER))
                .isPresent();
    }

    @Test
    void startsOverWithARegistryThatWasRestored() {
        var ahead = directory(20, at(20, brand("aster", "a", 4)), at(19, brand("pebble", "p", 1)));

        var next =
                ahead.after(
                        new RegistryUpdate(
                                12, true, List.of(at(11, brand("aster", "a", 3))), List.of()));

        assertThat(next.all()).extracting(Brand::generation).containsExactly(3L);
    }

    @Test
    void doesNotCallTheSameContentAChange() {
        var told = two.with(at(9, brand("aster", "a", 3)));
        var polled =
                told.after(
                        new RegistryUpdate(
                                10, false, List.of(at(10, brand("aster", "a", 3))), List.of()));

        assertThat(polled.changed(told)).isEmpty();
    }

    /// What the control plane stores, version by version, is announced just ahead of being stored,
    /// and told by polls; the announcements come late and in any order.
    @Test
    void endsWithWhatWasStoredLastInWhateverOrderItIsTold() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var tellings = new ArrayList<UnaryOperator<BrandDirectory>>();
            var generation = 1L;
            var stored = at(1, brand("aster", "a", 1, Phase.PROVISIONING));
            for (var version = 2L; version < 10; version += 1 + random.nextInt(2)) {
                var before = stored.version();
                var phase = Phase.values()[random.nextInt(Phase.values().length)];
                generation += random.nextInt(2);
                var announced = at(before + 1, brand("aster", "a", generation, phase));
                stored = at(version, brand("aster", "a", generation, phase));
                tellings.add(held -> held.with(announced));
            }
            Collections.shuffle(tellings, random);
            var poll = new RegistryUpdate(stored.version(), false, List.of(stored), List.of());
            tellings.add(random.nextInt(tellings.size() + 1), held -> held.after(poll));

            var held = directory(1, at(1, brand("aster", "a", 1, Phase.PROVISIONING)));
            for (var telling : tellings) {
                held = telling.apply(held);
            }

            assertThat(held.find(ASTER)).contains(stored);
        }
    }

    private static BrandDirectory directory(long version, Brand... brands) {
        return BrandDirectory.empty("example.test")
                .after(new RegistryUpdate(version, true, List.of(brands), List.of()));
    }

    private static Phase phase(BrandDirectory directory) {
        return directory.find(ASTER).orElseThrow().phase();
    }

    @Test
    void takesAChangeOfPhaseWithinAGenerationFromThePoll() {
        var suspended = brand("aster", "a", 2, Phase.SUSPENDED);

        var next = two.after(new RegistryUpdate(8, false, List.of(suspended), List.of()));

        assertThat(next.find(ASTER)).map(Brand::phase).contains(Phase.SUSPENDED);
    }
}
