package com.manystory.tenancy.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class OutagesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08001", "08006", "53300", "40P01", "40001", "57P01", "57P03", "55P03", "57M01"
            })
    void blamesTheDatabaseForItsOwnStates(String state) {
        assertThat(Outages.isOne(new IllegalStateException(new SQLException("gone", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "42P01", "57014"})
    void blamesTheMessageForWhatItsStatementsDo(String state) {
        assertThat(Outages.isOne(new IllegalStateException(new SQLException("wrong", state))))
                .isFalse();
    }

    @Test
    void knowsThePoolsAndSpringsExceptions() {
        var none = new SQLTransientConnectionException("no connection");

        assertThat(Outages.isOne(new CannotCreateTransactionException("none", none))).isTrue();
        assertThat(Outages.isOne(new CannotAcquireLockException("later"))).isTrue();
        assertThat(Outages.isOne(new QueryTimeoutException("slow"))).isFalse();
        assertThat(Outages.isOne(new DataIntegrityViolationException("twice"))).isFalse();
        assertThat(Outages.isOne(new IllegalStateException("on purpose"))).isFalse();
    }
}
