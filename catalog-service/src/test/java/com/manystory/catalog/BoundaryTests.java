package com.manystory.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Collection;
import org.junit.jupiter.api.Test;

class BoundaryTests {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("com.manystory.catalog");

    @Test
    void featuresDependOnEachOtherInOneDirectionOnly() {
        SlicesRuleDefinition.slices()
                .matching("com.manystory.catalog.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void nothingBelowTheWebKnowsTheWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.manystory.catalog..web..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void picturesAreDrawnWithoutKnowingTheService() {
        noClasses()
                .that()
                .resideInAPackage("..illustration..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "com.manystory.tenancy..")
                .check(CLASSES);
    }

    @Test
    void nobodyStartsThreadsThatLoseTheBrand() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ForkJoinPool")
                .orShould()
                .callMethod(Collection.class, "parallelStream")
                .check(CLASSES);
    }
}
