package com.manystory.tenancy.data.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class SideConnectionsTests {

    private static final Duration LIMIT = Duration.ofHours(1);

    private final List<Connection> opened = new ArrayList<>();
    private final AtomicBoolean down = new AtomicBoolean();
    private final SideConnections side = new SideConnections(2, Duration.ofMillis(50), LIMIT);
    private final DataSource one = side.counted(server());
    private final DataSource other = side.counted(server());

    @Test
    void areNoMoreThanWereClaimedToWhicheverDatabase() throws SQLException {
        one.getConnection();
        other.getConnection();

        assertThatThrownBy(one::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        assertThatThrownBy(other::getConnection)
                .isInstanceOf(SQLTransientConnectionException.class);
    }

    @Test
    void countUntilTheyAreClosedAndOnceOnly() throws SQLException {
        var first = one.getConnection();
        one.getConnection();

        first.close();
        first.close();

        one.getConnection();
        assertThatThrownBy(one::getConnection).isInstanceOf(SQLException.class);
    }

    @Test
    void countNoLongerWhenTheyAreBrokenOff() throws SQLException {
        one.getConnection();
        one.getConnection().abort(Runnable::run);

        assertThat(one.getConnection()).isNotNull();
    }

    @Test
    void dontCountWhenTheServerRefusedThem() throws SQLException {
        down.set(true);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(one::getConnection).hasMessage("refused");
        }
        down.set(false);

        one.getConnection();
        assertThat(one.getConnection()).isNotNull();
    }

    @Test
    void waitForOneAnother() throws Exception {
        var patient = new SideConnections(1, Duration.ofSeconds(10), LIMIT).counted(server());
        var first = patient.getConnection();
        var second = new FutureTask<>(patient::getConnection);
        Thread.ofVirtual().start(second);
        Thread.sleep(50);
        assertThat(second.isDone()).isFalse();

        first.close();

        assertThat(second.get()).isNotNull();
    }

    @Test
    void waitForAnAnswerForALimitedTime() throws SQLException {
        one.getConnection();

        verify(opened.getFirst()).setNetworkTimeout(any(), eq(Math.toIntExact(LIMIT.toMillis())));
    }

    @Test
    void areBrokenOffWhenTheServerHangsAndCountUntilTheyAreClosed() throws SQLException {
        one.getConnection().close();
        var stuck = other.getConnection();
        one.getConnection();

        assertThat(side.breakOff()).isEqualTo(2);

        verify(opened.getFirst(), never()).abort(any());
        verify(opened.get(1)).abort(any());
        assertThatThrownBy(one::getConnection).isInstanceOf(SQLException.class);
        stuck.close();
        assertThat(one.getConnection()).isNotNull();
    }

    private DataSource server() {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (down.get()) {
                    throw new SQLException("refused");
                }
                var connection = mock(Connection.class);
                opened.add(connection);
                return connection;
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
    }
}
