package com.manystory.tenants.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.registry.Condition;
import com.manystory.tenancy.registry.Remains;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which answers prove that nothing is left of a brand.
class FindingTests {

    private static final PartHolder CATALOG =
            new PartHolder("catalog-service", URI.create("http://catalog"), false);
    private static final Remains DATABASE = Remains.none("CatalogDatabase", "Databases of aster");
    private static final Remains MEDIA = Remains.none("CatalogMedia", "The folder aster");

    @Test
    void isCleanWhenEveryPartWasLookedAtAndHoldsNothing() {
        assertThat(
                        found(DATABASE, MEDIA)
                                .after(erased("CatalogDatabase", "CatalogMedia"))
                                .isClean())
                .isTrue();
    }

    @Test
    void isNotCleanWhenSomethingIsLeft() {
        var left = new Remains("CatalogMedia", List.of("The folder"), List.of("a.png"));

        var finding = found(DATABASE, left).after(erased("CatalogDatabase", "CatalogMedia"));

        assertThat(finding.isClean()).isFalse();
        assertThat(finding.condition().reason()).isEqualTo("SomethingLeft");
        assertThat(finding.condition().message()).contains("a.png");
    }

    @Test
    void isNotCleanWithoutParts() {
        var finding = found().after(erased());

        assertThat(finding.isClean()).isFalse();
        assertThat(finding.condition().reason()).isEqualTo("NobodyLooked");
        assertThat(finding.condition().message()).contains("catalog-service");
    }

    @Test
    void isNotCleanWhenAPartThatErasedDidNotLook() {
        var finding = found(DATABASE).after(erased("CatalogDatabase", "CatalogMedia"));

        assertThat(finding.isClean()).isFalse();
        assertThat(finding.condition().message()).contains("CatalogMedia");
    }

    @Test
    void isNotCleanWhenAPartDoesNotSayWhereItLooked() {
        var nowhere = new Remains("CatalogMedia", List.of(), List.of());

        assertThat(found(DATABASE, nowhere).after(erased("CatalogDatabase")).isClean()).isFalse();
    }

    private static Finding found(Remains... parts) {
        return new Finding(CATALOG, List.of(parts));
    }

    private static List<Outcome> erased(String... parts) {
        var conditions = Arrays.stream(parts).map(part -> Condition.ready(part, "Gone")).toList();
        return List.of(new Outcome.Answered(CATALOG, conditions));
    }
}
