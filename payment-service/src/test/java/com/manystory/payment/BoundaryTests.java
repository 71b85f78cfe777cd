package com.manystory.payment;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.manystory.tenancy.test.IsolationRules;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/// Which features may know which.
@AnalyzeClasses(
        packages = "com.manystory.payment",
        importOptions = ImportOption.DoNotIncludeTests.class)
class BoundaryTests {

    @ArchTest static final ArchTests ISOLATION = ArchTests.in(IsolationRules.class);

    @ArchTest
    static final ArchRule FEATURES_KNOW_EACH_OTHER_IN_ONE_DIRECTION_ONLY =
            slices().matching("com.manystory.payment.(*)..")
                    .should()
                    .beFreeOfCycles()
                    // The pages of orders show their payment, which knows orders.
                    .ignoreDependency(
                            resideInAPackage("..payment.order.web"),
                            resideInAPackage("com.manystory.payment.."));

    @ArchTest
    static final ArchRule ORDERS_KNOW_NO_OTHER_FEATURE =
            noClasses()
                    .that()
                    .resideInAPackage("..payment.order")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..payment.checkout..",
                            "..payment.settlement..",
                            "..payment.gateway..",
                            "..payment.ledger..",
                            "..web..");

    @ArchTest
    static final ArchRule GATEWAYS_KNOW_NO_ORDERS =
            noClasses()
                    .that()
                    .resideInAPackage("..payment.gateway..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..payment.order..",
                            "..payment.checkout..",
                            "..payment.settlement..",
                            "..payment.ledger..");

    @ArchTest
    static final ArchRule GATEWAYS_ARE_ASKED_FOR_A_BOUNDED_TIME =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..payment.gateway..")
                    .and()
                    .doNotHaveSimpleName("GatewayCalls")
                    .and()
                    .haveSimpleNameNotEndingWith("IT")
                    .should()
                    .dependOnClassesThat()
                    .haveSimpleName("PaymentGateway");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_SANDBOX =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..gateway.sandbox")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..gateway.sandbox");

    @ArchTest
    static final ArchRule FEATURES_KNOW_NO_WEB =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..payment..web")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.manystory.payment..web");
}
