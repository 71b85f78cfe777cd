package com.manystory.issuer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.manystory.tenancy.test.IsolationRules;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/// Issuers are kept apart below the protocol server, which only asks which one is current.
@AnalyzeClasses(packages = "com.manystory.issuer", importOptions = DoNotIncludeTests.class)
class BoundaryTests {

    @ArchTest static final ArchTests ISOLATION = ArchTests.in(IsolationRules.class);

    @ArchTest
    static final ArchRule ISSUERS_KNOW_NO_SERVER =
            noClasses()
                    .that()
                    .resideInAPackage("com.manystory.issuer")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "com.manystory.issuer.server..",
                            "jakarta.servlet..",
                            "org.springframework.security.web..",
                            "org.springframework.security.config..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("com.manystory.(issuer.*)..").should().beFreeOfCycles();

    /// Spring's own stores hold all issuers' clients and authorizations in one.
    @ArchTest
    static final ArchRule NOTHING_IS_STORED_FOR_ALL_ISSUERS_TOGETHER =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveSimpleNameStartingWith("InMemoryRegisteredClientRepository")
                    .orShould()
                    .dependOnClassesThat()
                    .haveSimpleNameStartingWith("InMemoryUserDetailsManager")
                    .orShould()
                    .dependOnClassesThat()
                    .haveSimpleNameStartingWith("JdbcOAuth2AuthorizationService");
}
