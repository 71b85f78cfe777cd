package com.manystory.tenancy.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.manystory.tenancy.web.ProblemAdvice;
import com.manystory.tenancy.web.Problems;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class DatabaseFailuresTests {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03"})
    void haveCallersComeBackWhenTheDatabaseIsGone(String state) {
        assertThat(answer(deep(new SQLException("gone", state))))
                .isEqualTo("service-unavailable DatabaseUnreachable 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "53200", "53300", "53400"})
    void haveCallersComeBackWhenTheServerIsFull(String state) {
        assertThat(answer(deep(new SQLException("too many", state))))
                .isEqualTo("service-unavailable ServerFull 5");
    }

    @Test
    void haveCallersComeBackWhenThePoolIsFull() {
        var full = new SQLTransientConnectionException("none free");

        assertThat(answer(full)).isEqualTo("busy null 1");
        assertThat(answer(deep(full))).isEqualTo("busy null 1");
        assertThat(answer(new SQLTransientConnectionException("none free", "08001")))
                .isEqualTo("busy null 1");
    }

    @Test
    void tellsAPoolThatIsEmptyForWantOfItsServerFromAFullOne() {
        var gone = new SQLException("refused", "08001");

        assertThat(answer(new SQLTransientConnectionException("none free", "08001", gone)))
                .isEqualTo("service-unavailable DatabaseUnreachable 5");
    }

    @Test
    void takeAClosedDatabaseForAnOutageOnlyWhenItWasToBeOpened() {
        var closed = new SQLException("accepts no connections", "55000");

        assertThat(answer(new CannotCreateTransactionException("none", closed)))
                .isEqualTo("service-unavailable DatabaseUnreachable 5");
        assertThat(answer(new CannotGetJdbcConnectionException("none", closed)))
                .isEqualTo("service-unavailable DatabaseUnreachable 5");
        assertThat(answer(new SQLTransientConnectionException("none free", "55000", closed)))
                .isEqualTo("service-unavailable DatabaseUnreachable 5");
        assertThat(answer(deep(new SQLException("currval before nextval", "55000")))).isEmpty();
    }

    @Test
    void knowSpringsExceptionsThatNameNoState() {
        assertThat(answer(deep(new DataAccessResourceFailureException("lost"))))
                .isEqualTo("service-unavailable DatabaseUnreachable 5");
    }

    @Test
    void tellWhenTheBrandIsMoved() {
        assertThat(answer(deep(new SQLException("being moved", "57M01"))))
                .isEqualTo("brand-moving null 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22001", "23505", "25P02", "28P01", "3D000", "40001", "42501", "42P01", "54001",
                "55006", "55P03", "57014", "58030", "XX000", "P0001", "0A000", "99999"
            })
    void stayFaultsOtherwise(String state) {
        var sql = new SQLException("wrong", state);

        assertThat(answer(sql)).isEmpty();
        assertThat(answer(new CannotCreateTransactionException("none", sql))).isEmpty();
        assertThat(answer(new CannotGetJdbcConnectionException("none", sql))).isEmpty();
        assertThat(answer(new SQLTransientConnectionException("none free", state, sql))).isEmpty();
        assertThat(answer(new DataAccessResourceFailureException("translated", sql))).isEmpty();
        var translated = new SQLStateSQLExceptionTranslator().translate("x", "select 1", sql);
        assertThat(translated == null ? "" : answer(translated)).isEmpty();
    }

    @Test
    void stayFaultsWhenNoDatabaseHasToDoWithThem() {
        assertThat(answer(new IllegalStateException("08006"))).isEmpty();
        assertThat(answer(new SQLException("no state"))).isEmpty();
        assertThat(answer(new SQLException("no state", ""))).isEmpty();
        assertThat(answer(new SQLTimeoutException("slow"))).isEmpty();
        assertThat(answer(new DataIntegrityViolationException("twice"))).isEmpty();
        assertThat(answer(new PermissionDeniedDataAccessException("no", new Exception())))
                .isEmpty();
        assertThat(answer(new TransactionSystemException("no commit"))).isEmpty();
        assertThat(answer(new CannotCreateTransactionException("for another reason"))).isEmpty();
    }

    @Test
    void stayFaultsWhenTheDatabaseIsAnotherBrands() {
        var wall = new SQLNonTransientConnectionException("not the brand's", "08004");

        assertThat(answer(wall)).isEmpty();
        assertThat(answer(new CannotGetJdbcConnectionException("none", wall))).isEmpty();
    }

    @Test
    void lookAtWhatABatchDiedOf() {
        var batch = new BatchUpdateException("row 3", "08006", 0, new int[0], new SQLException());

        assertThat(answer(deep(batch))).isEqualTo("service-unavailable DatabaseUnreachable 5");
    }

    @Test
    void endWhereCausesLeadInACircle() {
        var inner = new IllegalStateException("inner");
        var outer = new IllegalStateException("outer", inner);
        inner.initCause(outer);

        assertThat(answer(new RuntimeException(outer))).isEmpty();

        var gone = new SQLException("gone", "08006", outer);
        assertThat(answer(gone)).isEqualTo("service-unavailable DatabaseUnreachable 5");
    }

    @Test
    void areFoundUnderAnyNumberOfCauses() {
        Exception failure = new SQLException("gone", "08006");
        for (int i = 0; i < 1_000; i++) {
            failure = new IllegalStateException("layer", failure);
        }

        assertThat(answer(failure)).isEqualTo("service-unavailable DatabaseUnreachable 5");
    }

    @Test
    void areAnsweredAsProblemsByEveryServiceWithADatabase() {
        contexts()
                .run(context -> {
                    var mvc =
                            MockMvcBuilders.standaloneSetup(new Cut())
                                    .setControllerAdvice(context.getBean(ProblemAdvice.class))
                                    .build();
                    mvc.perform(get("/gone"))
                            .andExpect(status().isServiceUnavailable())
                            .andExpect(header().string("Retry-After", "5"))
                            .andExpect(
                                    jsonPath("$.type").value(Problems.BASE + "service-unavailable"))
                            .andExpect(jsonPath("$.reason").value("DatabaseUnreachable"))
                            .andExpect(content().string(not(containsString("10.0.0.7"))));
                    mvc.perform(get("/broken"))
                            .andExpect(status().isInternalServerError())
                            .andExpect(header().doesNotExist("Retry-After"))
                            .andExpect(jsonPath("$.type").value(Problems.BASE + "internal-error"));
                });
    }

    @Test
    void areNothingToAServiceWithoutADatabase() {
        contexts()
                .withClassLoader(
                        new FilteredClassLoader(
                                "org.springframework.jdbc", "org.springframework.dao"))
                .run(context -> assertThat(context).hasSingleBean(ProblemAdvice.class));
    }

    private static WebApplicationContextRunner contexts() {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TenancyWebAutoConfiguration.class));
    }

    private static String answer(Throwable failure) {
        return DatabaseFailures.problem(failure)
                .map(later ->
                        "%s %s %s"
                                .formatted(
                                        later.slug(),
                                        reason(later.problem().getProperties()),
                                        later.retryAfter()))
                .orElse("");
    }

    private static @Nullable Object reason(@Nullable Map<String, Object> properties) {
        return properties == null ? null : properties.get("reason");
    }

    private static Exception deep(Exception cause) {
        return new IllegalStateException("outer", new RuntimeException("inner", cause));
    }

    @RestController
    static class Cut {

        @GetMapping("/gone")
        void gone() throws Exception {
            throw deep(new SQLException("10.0.0.7 refused", "08001"));
        }

        @GetMapping("/broken")
        void broken() throws Exception {
            throw deep(new SQLException("no such table", "42P01"));
        }
    }
}
