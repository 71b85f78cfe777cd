package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.data.copy.Capture;
import com.manystory.tenancy.data.migrations.Migrations;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.EmbeddedPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Moves that are raced, tampered with, blocked or late.
class MoveAttacksIT extends MovesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update item set picture = '\\x00' where id = 12",
                "update seller set mood = 'calm' where id = 20",
                "delete from visit where item = 5",
                "insert into \"Odd name\" values ('more', 1)",
                "update inbox set received_at = now(); insert into inbox values ('c',"
                        + " gen_random_uuid())"
            })
    void takesNoCopyThatIsntEqual(String tampering) throws SQLException {
        done(moves.copy(order(1)));
        try (var target = onTarget()) {
            execute(target, "set session_replication_role = replica");
            execute(target, tampering);
        }

        var fenced = moves.fence(order(1));

        assertThat(fenced.outcome()).isEqualTo(MoveResult.Outcome.FAILED);
        assertThat(fenced.reason()).isEqualTo("CopyDiffers");
        change("insert into seller (name) values ('served from the source')");
        dropped(() -> moves.release(order(1)));
        assertThat(isOnTarget()).isFalse();
        change("insert into seller (name) values ('still')");
    }

    @Test
    void keepsAStragglerFromWriting() throws SQLException {
        try (var straggler = straggler();
                var earlier = straggler()) {
            earlier.setAutoCommit(false);
            earlier.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            assertThat(ask(earlier, "select count(*) from seller")).isEqualTo("51");
            done(moves.copy(order(1)));
            execute(straggler, "insert into seller (name) values ('in time')");
            done(moves.fence(order(1)));

            assertThat(ask(straggler, "select count(*) from seller")).isEqualTo("52");
            for (var late : new Connection[] {straggler, earlier}) {
                assertThatThrownBy(() -> execute(late, "insert into seller (name) values ('late')"))
                        .hasMessageContaining("being moved");
            }
            earlier.rollback();
            registry.accept(on("second"));
            done(moves.open(arriving(1), PATIENCE));

            assertThatThrownBy(() -> execute(straggler, "update seller set name = 'x'"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(this::straggler).hasMessageContaining("not permitted to log in");
        }
        assertThat(read("select count(*) from seller")).isEqualTo("52");
    }

    @Test
    void letsNobodyWriteToTheTargetBeforeAllHaveLeft() throws SQLException {
        done(moves.copy(order(1)));
        done(moves.fence(order(1)));
        registry.accept(on("second"));
        pool.follow(brand.id());

        assertThat(read("select count(*) from seller")).isEqualTo("51");
        assertThatThrownBy(() -> change("insert into seller (name) values ('early')"))
                .hasMessageContaining("being moved")
                .satisfies(e ->
                        assertThat(((SQLException) e).getSQLState()).isEqualTo(Capture.REFUSED));
        assertThat(databases.ensure(on("second")).status()).isEqualTo(Status.TRUE);

        done(moves.open(arriving(1), PATIENCE));
        change("insert into seller (name) values ('in time')");
    }

    @Test
    void givesWayToALongTransaction() throws SQLException {
        done(moves.copy(order(1)));
        try (var busy = straggler()) {
            busy.setAutoCommit(false);
            execute(busy, "insert into seller (name) values ('long')");

            var fenced = moves.fence(order(1));

            assertThat(fenced.outcome()).isEqualTo(MoveResult.Outcome.BUSY);
            assertThat(fenced.reason()).isEqualTo("DatabaseBusy");
            change("insert into seller (name) values ('meanwhile')");
            busy.commit();
        }
        done(moves.copy(order(1)));
        done(moves.fence(order(1)));
        try (var target = onTarget()) {
            assertThat(ask(target, "select count(*) from seller")).isEqualTo("53");
        }
    }

    @Test
    void refusesAFenceThatComesAfterItsAttempt() throws SQLException {
        done(moves.copy(order(1)));
        done(moves.unfence(order(1)));

        assertThat(moves.fence(order(1)).reason()).isEqualTo("Overtaken");
        assertThat(moves.copy(order(1)).reason()).isEqualTo("Overtaken");
        dropped(() -> moves.release(order(1)));
        assertThat(moves.fence(order(1, 9)).reason()).isEqualTo("Overtaken");
        assertThat(moves.copy(order(1, 9)).reason()).isEqualTo("Overtaken");

        change("insert into seller (name) values ('free')");
    }

    @Test
    void makesOneMoveAtATime() throws Exception {
        done(moves.copy(order(1)));

        assertThat(moves.copy(order(2)).reason()).isEqualTo("EarlierMove");

        dropped(() -> moves.release(order(1)));
        var elsewhere = databases.moves();
        var one = CompletableFuture.supplyAsync(() -> moves.copy(order(2)));
        var other = CompletableFuture.supplyAsync(() -> elsewhere.copy(order(2)));
        assertThat(
                        one.get().outcome() == MoveResult.Outcome.DONE
                                || other.get().outcome() == MoveResult.Outcome.DONE
                                || moves.copy(order(2)).outcome() == MoveResult.Outcome.DONE)
                .isTrue();
        done(moves.copy(order(2)));
        done(moves.fence(order(2)));
    }

    @Test
    void noticesThatTheDatabaseWasReplacedMeanwhile() throws SQLException {
        done(moves.copy(order(1)));
        try (var source = onSource()) {
            Capture.remove(source);
        }

        assertThat(moves.fence(order(1)).reason()).isEqualTo("NothingNoted");
        dropped(() -> moves.release(order(1)));
    }

    @Test
    void replacesNoDatabaseThatIsBeingMoved() throws SQLException {
        done(moves.copy(order(1)));
        try (var replacement = databases.replace(brand)) {
            assertThat(replacement.isOnlyOne()).isTrue();
            replacement.make("001");
            replacement.finish();
            assertThatThrownBy(replacement::takePlace).hasMessageContaining("isn't in use");
        }
        assertThat(databases.migrations().migrate(brand.id(), SHOP.expanded()).reason())
                .isEqualTo("BeingMoved");
    }

    @Test
    void takesNoForeignDatabase() throws SQLException {
        var name = names.brand(brand.id());
        try (var server = EmbeddedPlatform.superuserOfSecondCell("postgres")) {
            execute(server, "create database \"%s\"".formatted(name));
        }

        assertThat(moves.copy(order(1)).reason()).isEqualTo("ForeignDatabase");

        assertThat(isOnTarget()).isTrue();
        try (var server = EmbeddedPlatform.superuserOfSecondCell("postgres")) {
            execute(server, "drop database \"%s\"".formatted(name));
        }
    }

    @Test
    void refusesWhatCantBe() {
        assertThat(moves.copy(new MoveOrder(1, 1, "local", "local", brand)).reason())
                .isEqualTo("SameServer");
        assertThat(moves.copy(new MoveOrder(1, 1, "local", "nowhere", brand)).reason())
                .isEqualTo("UnknownCell");
        assertThat(moves.copy(new MoveOrder(1, 1, "second", "local", brand)).reason())
                .isEqualTo("OnAnotherCell");
        try (var later =
                databases(step -> {}, Migrations.in("db/tenancy", "db/shop", "db/fleet/next"))) {
            assertThat(later.moves().copy(order(1)).reason()).isEqualTo("Outdated");
        }
    }

    @Test
    void refusesADatabaseThatWasChangedByHand() throws SQLException {
        change("create index by_hand on visit (item)");

        assertThat(moves.copy(order(1)).reason()).isEqualTo("StructureDiffers");
        dropped(() -> moves.release(order(1)));
        assertThat(isOnTarget()).isFalse();
    }

    @Test
    void erasesBothDatabasesOfABrandThatEnds() throws SQLException {
        done(moves.copy(order(1)));
        done(moves.fence(order(1)));

        assertThat(databases.erase(brand.id(), brand.incarnation()).status())
                .isEqualTo(Status.TRUE);

        assertThat(databases.remains(brand.id()).found()).isEmpty();
        assertThat(isOnTarget()).isFalse();
        assertThat(moves.copy(order(1)).reason()).isEqualTo("NotInUse");
        assertThat(isOnTarget()).isFalse();
    }
}
