package com.manystory.storefront;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.manystory.tenancy.test.IsolationRules;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(
        packages = "com.manystory.storefront",
        importOptions = ImportOption.DoNotIncludeTests.class)
class BoundaryTests {

    @ArchTest static final ArchTests isolation = ArchTests.in(IsolationRules.class);

    @ArchTest
    static final ArchRule packagesDependOnEachOtherInOneDirectionOnly =
            SlicesRuleDefinition.slices()
                    .matching("com.manystory.storefront.(**)")
                    .should()
                    .beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingBelowTheWebKnowsTheWeb =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("com.manystory.storefront..web..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.manystory.storefront..web..");

    /// What is at the edge runs for every request, so it may know nothing of what pages say.
    @ArchTest
    static final ArchRule theFrontKnowsNoFeature =
            classes()
                    .that()
                    .resideInAPackage("..storefront.front..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideOutsideOfPackages(
                            "..storefront.page..",
                            "..storefront.order..",
                            "..storefront.inquiry..",
                            "..storefront.catalogue..",
                            "..storefront.seo..",
                            "..storefront.api..",
                            "..storefront.language..");

    /// A shared page is made of its visit alone: whoever can't see the request can't let a
    /// visitor's own things in.
    @ArchTest
    static final ArchRule sharedPagesDontSeeTheRequest =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..storefront.page",
                            "..storefront.catalogue..",
                            "..storefront.language..",
                            "..storefront.seo",
                            "..storefront.theme..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jakarta.servlet..");

    /// Other processes are called through the tenancy library, which says for which brand.
    @ArchTest
    static final ArchRule nobodyMakesAClientOfTheirOwn =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.net.http.HttpClient")
                    .orShould()
                    .callMethod("org.springframework.web.client.RestClient", "create")
                    .orShould()
                    .callMethod("org.springframework.web.client.RestClient", "builder");
}
