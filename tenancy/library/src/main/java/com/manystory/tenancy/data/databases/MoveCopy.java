package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.DatabaseNames.quoted;

import com.manystory.tenancy.data.copy.Capture;
import com.manystory.tenancy.data.copy.Contents;
import com.manystory.tenancy.data.copy.Rules;
import com.manystory.tenancy.data.copy.Tables;
import com.manystory.tenancy.data.copy.Transfer;
import com.manystory.tenancy.data.migrations.MigrationTarget;
import com.manystory.tenancy.data.migrations.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Makes the copy of a database that is being written to, and brings it to what the source holds.
final class MoveCopy {

    /// Nobody else is in the copy.
    private static final Duration LOCKS = Duration.ofSeconds(5);

    /// With so few changes left, the rest is brought over while nobody writes.
    private static final long FEW = 200;

    private static final int MOST_ROUNDS = 20;

    /// How long writers may wait for those who came before them, below the second after which
    /// PostgreSQL would end one of them for a deadlock.
    private static final long LOCK_MILLIS = 800;

    private final MoveSite site;
    private final Consumer<MoveStep> progress;

    MoveCopy(MoveSite site, Consumer<MoveStep> progress) {
        this.site = site;
        this.progress = progress;
    }

    /// Makes the database anew and copies everything.
    ///
    /// @param password of the role, which can't log in before [#fence] is through
    /// @return how many rows
    long make(Migrations migrations, MigrationTarget schema, String password, int connectionLimit)
            throws SQLException, MoveRefusedException {
        var cell = site.target();
        var name = site.name();
        cell.dropDatabase(name);
        cell.ensureLogin(name, password, connectionLimit);
        cell.execute("alter role %s nologin".formatted(quoted(name)));
        cell.execute(
                """
                create database %1$s owner %1$s template template0 encoding 'UTF8'
                locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'
                """
                        .formatted(quoted(name)));
        cell.execute("revoke all on database %s from public".formatted(quoted(name)));
        migrations.migrate(cell.database(name), quoted(name), LOCKS, schema);
        try (var source = site.onSource();
                var copy = site.onTarget()) {
            MoveBeginning.requireAlike(source, copy);
            Capture.prepare(copy, false);
            Rules.remember(copy);
            Capture.guard(copy, Tables.of(copy));
            progress.accept(MoveStep.MADE);
            Capture.remove(source);
            Capture.prepare(source, true);
            Capture.note(source, Tables.of(source));
            progress.accept(MoveStep.NOTING);
            begin(source, copy);
            Rules.off(copy);
            var rows = new Transfer(source, copy, Tables.of(source)).everything();
            copy.commit();
            source.commit();
            copy.setAutoCommit(true);
            execute(copy, "analyze");
            progress.accept(MoveStep.COPIED);
            return rows;
        }
    }

    /// Brings over what was written since, round by round, until little is left; then compares both
    /// as of one moment, while writing goes on.
    Contents catchUp() throws SQLException, MoveRefusedException {
        try (var source = site.onSource();
                var copy = site.onTarget()) {
            requireNoting(source);
            var tables = Tables.of(source);
            for (int round = 1; ; round++) {
                begin(source, copy);
                Rules.off(copy);
                var changed = new Transfer(source, copy, tables).changes();
                var enough = changed < FEW || round == MOST_ROUNDS;
                var contents = enough ? compared(source, copy, tables, false) : null;
                copy.commit();
                source.commit();
                if (contents != null) {
                    return contents;
                }
            }
        }
    }

    /// Lets nobody write any more, brings over the rest, compares everything, and closes the
    /// source's gate; whatever happens before that leaves the source as it was.
    ///
    /// @throws MoveRefusedException when somebody writes for too long, or both differ
    Contents fence() throws SQLException, MoveRefusedException {
        try (var source = site.onSource();
                var copy = site.onTarget()) {
            requireNoting(source);
            var tables = Tables.of(source);
            begin(source, copy);
            Rules.off(copy);
            tables.lock(source, LOCK_MILLIS);
            progress.accept(MoveStep.LOCKED);
            var transfer = new Transfer(source, copy, tables);
            transfer.changes();
            transfer.sequences();
            Rules.on(copy);
            copy.commit();
            progress.accept(MoveStep.BROUGHT_OVER);
            var contents = compared(source, copy, tables, true);
            progress.accept(MoveStep.COMPARED);
            Capture.set(source, false);
            source.commit();
            progress.accept(MoveStep.FENCED);
            return contents;
        }
    }

    private Contents compared(
            Connection source, Connection copy, Tables tables, boolean withSequences)
            throws SQLException, MoveRefusedException {
        var reading = new FutureTask<>(() -> Contents.of(copy, tables));
        Thread.ofVirtual().name("compare-" + site.name()).start(reading);
        var expected = Contents.of(source, tables);
        var found = result(reading);
        var differences =
                withSequences
                        ? expected.differences(found)
                        : expected.rowsOnly().differences(found.rowsOnly());
        if (differences.isEmpty()) {
            return expected;
        }
        throw MoveRefusedException.failed(
                "CopyDiffers",
                "The copy isn't what the source is: "
                        + String.join("; ", differences.stream().limit(5).toList()),
                "Find out who writes to the copy on cell %s, then start the move anew"
                        .formatted(site.order().target()));
    }

    private static Contents result(FutureTask<Contents> reading) throws SQLException {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw new SQLException(e.getCause());
        }
    }

    private static void requireNoting(Connection source) throws SQLException, MoveRefusedException {
        if (!Capture.isPrepared(source)) {
            throw MoveRefusedException.failed(
                    "NothingNoted",
                    "The database was replaced meanwhile, and what was written isn't known",
                    "Start the move anew");
        }
    }

    private static void begin(Connection source, Connection copy) throws SQLException {
        source.setAutoCommit(false);
        source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        copy.setAutoCommit(false);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
