package com.manystory.tenants.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Events find their place in the chain by themselves, whatever else their changes hold.
class ChainGrowthIT {

    @Test
    void hasOnePlaceForEachOfManyEventsAtOnce() throws SQLException, InterruptedException {
        var database = AuditDatabase.withEvents(0);
        Callable<Boolean> change =
                () -> {
                    database.add("asha");
                    return true;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(Collections.nCopies(20, change)))
                    .allSatisfy(added -> assertThat(added.resultNow()).isTrue());
        }

        var verification = database.verify();
        assertThat(verification.intact()).isTrue();
        assertThat(verification.to()).isEqualTo(20);
    }
}
