package com.manystory.tenancy.probe;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.test.IsolationRules;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IsolationRulesTests {

    @Test
    void findParallelStreamsOfAnyKind() {
        assertFound(IsolationRules.nothingRunsOnTheCommonPool, ParallelList.class);
        assertFound(IsolationRules.nothingRunsOnTheCommonPool, ParallelNumbers.class);
    }

    @Test
    void findWorkOnTheCommonPoolButNotOnAChosenOne() {
        assertFound(IsolationRules.nothingRunsOnTheCommonPool, OnTheCommonPool.class);
        assertThatCode(() -> check(IsolationRules.nothingRunsOnTheCommonPool, OnAChosenPool.class))
                .doesNotThrowAnyException();
    }

    @Test
    void findConnections() {
        assertFound(IsolationRules.nobodyOpensConnections, Connecting.class);
    }

    private static void assertFound(ArchRule rule, Class<?> planted) {
        assertThatThrownBy(() -> check(rule, planted)).isInstanceOf(AssertionError.class);
    }

    private static void check(ArchRule rule, Class<?> planted) {
        rule.check(new ClassFileImporter().importClasses(planted));
    }

    static final class ParallelList {
        long count() {
            return List.of(1, 2).parallelStream().count();
        }
    }

    static final class ParallelNumbers {
        int sum() {
            return IntStream.range(0, 9).parallel().sum();
        }
    }

    static final class OnTheCommonPool {
        CompletableFuture<Integer> run() {
            return CompletableFuture.supplyAsync(() -> 1);
        }
    }

    static final class OnAChosenPool {
        CompletableFuture<Integer> run(Executor pool) {
            return CompletableFuture.supplyAsync(() -> 1, pool);
        }
    }

    static final class Connecting {
        Connection open() throws SQLException {
            return DriverManager.getConnection("jdbc:postgresql://localhost/aster");
        }
    }
}
