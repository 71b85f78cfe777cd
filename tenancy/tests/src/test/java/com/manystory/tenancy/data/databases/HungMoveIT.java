package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.data.server.ServerClaims;
import com.manystory.tenancy.data.server.ServerSilence;
import com.manystory.tenancy.registry.Condition.Status;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A database server falls silent in the middle of a migration or a move.
class HungMoveIT extends HungCellTest {

    /// Beats, answers not had, and the socket's timeout.
    private static final long NOTICED_SECONDS = 30;

    private final ServerClaims claims = new ServerClaims(settings, service);

    HungMoveIT() {
        super("hungmove", "2s");
    }

    @Override
    ServerSilence silence() {
        return claims;
    }

    @AfterEach
    void endClaims() {
        claims.close();
    }

    @Test
    void aMoveIsGivenUpAndGoesOnLater() throws Exception {
        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);
        write("before");
        var moves =
                databases.moves(step -> {
                    if (step == MoveStep.NOTING) {
                        PROXY.fallSilent();
                    }
                });
        var order = new MoveOrder(1, 1, "local", "second", brand);
        var copy = started(() -> moves.copy(order));

        var result = copy.get(NOTICED_SECONDS, TimeUnit.SECONDS);

        assertThat(result.outcome()).as(result.toString()).isEqualTo(MoveResult.Outcome.BUSY);
        assertThat(result.reason()).isEqualTo("DatabaseUnreachable");
        write("meanwhile");
        PROXY.speak();
        assertThat(databases.moves().copy(order).outcome()).isEqualTo(MoveResult.Outcome.DONE);
    }
}
