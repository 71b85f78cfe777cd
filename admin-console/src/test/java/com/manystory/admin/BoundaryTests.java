package com.manystory.admin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.manystory.tenancy.test.IsolationRules;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/// Which features may know which.
@AnalyzeClasses(packages = "com.manystory.admin", importOptions = DoNotIncludeTests.class)
class BoundaryTests {

    @ArchTest static final ArchTests ISOLATION = ArchTests.in(IsolationRules.class);

    @ArchTest
    static final ArchRule FEATURES_KNOW_EACH_OTHER_IN_ONE_DIRECTION_ONLY =
            slices().matching("com.manystory.admin.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule FEATURES_KNOW_NO_WEB =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..web..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.manystory.admin..web..");

    /// Who somebody is, is found out without asking what they want to do.
    @ArchTest
    static final ArchRule TOKENS_KNOW_NO_FEATURE =
            noClasses()
                    .that()
                    .resideInAPackage("..admin.token")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..admin.access..",
                            "..admin.relay..",
                            "..admin.settings..",
                            "..admin.brand..",
                            "..admin.catalogue..",
                            "..admin.importing..",
                            "..admin.listing..");

    /// The console has no stores of its own.
    @ArchTest
    static final ArchRule THE_CONSOLE_STORES_NOTHING =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "javax.sql..", "io.lettuce..");
}
