package com.manystory.tenants;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.manystory.tenancy.test.IsolationRules;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Which features may know which.
@AnalyzeClasses(packages = "com.manystory.tenants", importOptions = DoNotIncludeTests.class)
class BoundaryTests {

    @ArchTest
    static final ArchRule FEATURES_KNOW_EACH_OTHER_IN_ONE_DIRECTION_ONLY =
            slices().matching("com.manystory.tenants.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule FEATURES_KNOW_NO_WEB =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..web..", "..security..", "..config..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("com.manystory.tenants..web..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule THE_RULES_OF_A_DESIRED_STATE_NEED_NOTHING_THAT_IS_STORED =
            noClasses()
                    .that()
                    .resideInAPackage("..desired..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..tenants.brand..",
                            "..tenants.registry..",
                            "..tenants.provisioning..",
                            "org.springframework.jdbc..");

    /// What is wanted is stored without knowing who brings it about or who follows it.
    @ArchTest
    static final ArchRule BRANDS_KNOW_NEITHER_PROVISIONING_NOR_FEED =
            noClasses()
                    .that()
                    .resideInAPackage("..tenants.brand..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..tenants.provisioning..", "..tenants.registry..");

    @ArchTest
    static final ArchRule PROVISIONING_AND_FEED_MEET_ONLY_IN_THE_DATABASE =
            noClasses()
                    .that()
                    .resideInAPackage("..tenants.provisioning..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..tenants.registry..");

    @ArchTest
    static final ArchRule AUDIT_AND_SIGNAL_KNOW_NO_OTHER_FEATURE =
            noClasses()
                    .that()
                    .resideInAnyPackage("..tenants.audit", "..tenants.signal")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..tenants.brand..",
                            "..tenants.desired..",
                            "..tenants.registry..",
                            "..tenants.provisioning..");

    /// Hearing other instances takes a connection of its own; there is no brand's data behind it.
    @ArchTest
    static final ArchRule ONLY_SIGNALS_OPEN_A_CONNECTION =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..tenants.signal")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.sql.DriverManager")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.postgresql.ds..", "com.zaxxer.hikari..");

    @ArchTest
    static final ArchRule NOTHING_RUNS_ON_THE_COMMON_POOL =
            IsolationRules.nothingRunsOnTheCommonPool;

    @ArchTest
    static final ArchRule NOBODY_KEEPS_THREAD_LOCALS = IsolationRules.nobodyKeepsThreadLocals;

    @ArchTest
    static final ArchRule NOBODY_USES_CACHES_WITHOUT_A_BRAND =
            IsolationRules.nobodyUsesCachesWithoutABrand;
}
