package com.manystory.tenancy.test;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.BaseStream;

/// What the code of a service may not do, because the bound brand would be lost or passed by. Use
/// it with `@ArchTest static final ArchTests isolation = ArchTests.in(IsolationRules.class)`.
public final class IsolationRules {

    /// Parallel streams and `CompletableFuture`'s own pool run on threads that know no brand.
    @ArchTest
    public static final ArchRule nothingRunsOnTheCommonPool =
            noClasses()
                    .should()
                    .callMethodWhere(
                            target(owner(assignableTo(Collection.class)))
                                    .and(target(name("parallelStream"))))
                    .orShould()
                    .callMethodWhere(
                            target(owner(assignableTo(BaseStream.class)))
                                    .and(target(name("parallel"))))
                    .orShould()
                    .callMethod(CompletableFuture.class, "supplyAsync", Supplier.class)
                    .orShould()
                    .callMethod(CompletableFuture.class, "runAsync", Runnable.class)
                    .because("the bound brand doesn't reach the common pool")
                    .allowEmptyShould(true);

    /// Only the tenancy library opens connections: it makes sure whose database it is.
    @ArchTest
    public static final ArchRule nobodyOpensConnections =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.sql.DriverManager")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.postgresql.ds..", "com.zaxxer.hikari..")
                    .because("the tenancy library makes sure whose database a connection is to")
                    .allowEmptyShould(true);

    /// A static cache or a thread-local would carry one brand's data to the next.
    @ArchTest
    public static final ArchRule nobodyKeepsThreadLocals =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.lang.ThreadLocal")
                    .because("threads serve many brands")
                    .allowEmptyShould(true);

    /// Spring's cache abstraction has no brand in its keys.
    @ArchTest
    public static final ArchRule nobodyUsesCachesWithoutABrand =
            noMethods()
                    .should()
                    .beAnnotatedWith("org.springframework.cache.annotation.Cacheable")
                    .because("TenantCache keeps brands apart")
                    .allowEmptyShould(true);

    private IsolationRules() {}
}
