package com.manystory.tenancy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

@AnalyzeClasses(locations = ArchitectureTests.Library.class)
class ArchitectureTests {

    /// The library alone, without its tests and what supports them.
    static class Library implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(
                    Location.of(
                            TenantContext.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()));
        }
    }

    private static final String BASE = "com.manystory.tenancy";

    @ArchTest
    static final ArchRule theCoreKnowsNoTechnology =
            noClasses()
                    .that()
                    .resideInAnyPackage(BASE, BASE + ".brand", BASE + ".money", BASE + ".registry")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework.web..",
                            "org.springframework.http..",
                            "org.springframework.jdbc..",
                            "jakarta.servlet..",
                            "java.sql..",
                            "javax.sql..",
                            "io.lettuce..",
                            "software.amazon..",
                            "org.hibernate..");

    @ArchTest
    static final ArchRule dataKnowsNothingAboveIt =
            noClasses()
                    .that()
                    .resideInAPackage(BASE + ".data..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework.web..",
                            "jakarta.servlet..",
                            BASE + ".web..",
                            BASE + ".internal..",
                            BASE + ".registry.web..",
                            BASE + ".redis..",
                            BASE + ".cache..",
                            BASE + ".messaging..");

    @ArchTest
    static final ArchRule onlyDataOpensConnections =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(BASE + ".data..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.sql.DriverManager")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("org.postgresql.ds..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsHibernate =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(BASE + ".data.jpa..", BASE + ".autoconfigure..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.hibernate..");

    @ArchTest
    static final ArchRule webKnowsNoStores =
            noClasses()
                    .that()
                    .resideInAnyPackage(BASE + ".web..", BASE + ".registry.web..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..", "javax.sql..", BASE + ".data..", BASE + ".redis..");

    @ArchTest
    static final ArchRule theBoundBrandLivesInOnePlace =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(BASE + ".TenantContext")
                    .and()
                    // Holds the person behind a call, not the brand.
                    .doNotHaveFullyQualifiedName(BASE + ".internal.Caller")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.lang.ScopedValue")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.lang.ThreadLocal")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.lang.InheritableThreadLocal");

    @ArchTest
    static final ArchRule nothingDependsOnTheWiring =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(BASE + ".autoconfigure..")
                    .and()
                    .haveSimpleNameNotEndingWith("AutoConfiguration")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(BASE + ".autoconfigure..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching(
                            BASE
                                    + ".(data|registry|web|internal|cache|redis|messaging|observability)")
                    .should()
                    .beFreeOfCycles();
}
