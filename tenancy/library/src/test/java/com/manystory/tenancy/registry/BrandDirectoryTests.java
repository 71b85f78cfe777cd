package com.manystory.tenancy.registry;

import static com.manystory.tenancy.registry.SampleBrands.brand;
import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantId;
import java.util.List;
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
    void takesAChangeOfPhaseWithinAGenerationFromThePoll() {
        var suspended = brand("aster", "a", 2, Phase.SUSPENDED);

        var next = two.after(new RegistryUpdate(8, false, List.of(suspended), List.of()));

        assertThat(next.find(ASTER)).map(Brand::phase).contains(Phase.SUSPENDED);
    }
}
