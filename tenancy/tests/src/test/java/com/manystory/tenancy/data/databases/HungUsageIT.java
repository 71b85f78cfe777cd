package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.registry.Condition.Status;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reading what databases take of a server that doesn't answer.
class HungUsageIT extends HungCellTest {

    HungUsageIT() {
        super("hungusage", "60s");
    }

    @Test
    void holdsTheReaderForSecondsOnly() {
        var there = placed();
        registry.accept(there);
        assertThat(databases.ensure(there).status()).isEqualTo(Status.TRUE);
        PROXY.fallSilent();
        var began = System.nanoTime();

        assertThatThrownBy(() -> databases.use().executionTimes(List.of(there)))
                .isInstanceOf(SQLException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    }
}
