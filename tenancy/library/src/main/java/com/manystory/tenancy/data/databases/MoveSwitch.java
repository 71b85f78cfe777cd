package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.DatabaseNames.quoted;

import com.manystory.tenancy.data.copy.Capture;
import com.manystory.tenancy.data.copy.Rules;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Opens and closes the two databases of a move.
final class MoveSwitch {

    private static final long LOOK_MILLIS = 10;
    private static final int TRIES = 10;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final MoveSite site;
    private final Consumer<MoveStep> progress;

    MoveSwitch(MoveSite site, Consumer<MoveStep> progress) {
        this.site = site;
        this.progress = progress;
    }

    /// Waits until nobody is on the source, then lets nobody get there; who hasn't left by then is
    /// thrown out.
    ///
    /// @return how many sessions were
    int leave(Duration patience) throws SQLException, InterruptedException {
        var cell = site.source();
        var until = System.nanoTime() + patience.toNanos();
        while (cell.sessions(site.name()).count() > 0 && System.nanoTime() < until) {
            Thread.sleep(LOOK_MILLIS);
        }
        cell.execute("alter role %s nologin".formatted(quoted(site.name())));
        var left = cell.sessions(site.name()).count();
        for (int i = 0; cell.sessions(site.name()).count() > 0; i++) {
            if (i == TRIES) {
                throw new SQLException("Sessions of %s don't end".formatted(site.name()), "57P03");
            }
            cell.endConnections(List.of(site.name()), site.name());
        }
        progress.accept(MoveStep.LEFT);
        return left;
    }

    /// Lets the brand write to the copy.
    void openTarget() throws SQLException {
        try (var copy = site.onTarget()) {
            if (Capture.isPrepared(copy)) {
                Capture.set(copy, true);
            }
        }
        progress.accept(MoveStep.OPENED);
    }

    /// Lets the brand write to the source again.
    void openSource() throws SQLException, MoveRefusedException {
        try (var source = site.onSource()) {
            if (Capture.isPrepared(source)) {
                Capture.set(source, true);
            }
        }
    }

    /// Makes the copy a database as any other, whose references are checked.
    void settle() throws SQLException {
        try (var copy = site.onTarget()) {
            if (Capture.isPrepared(copy)) {
                Rules.validate(copy);
                removed(copy);
            }
        }
        progress.accept(MoveStep.SETTLED);
    }

    /// Makes the source a database as any other, and removes the copy.
    void release() throws SQLException, MoveRefusedException {
        try (var source = site.onSource()) {
            if (Capture.isPrepared(source)) {
                Capture.set(source, true);
                removed(source);
            }
        }
        progress.accept(MoveStep.RELEASED);
        drop(site.target());
    }

    /// Removes the database and the role from a cell.
    void drop(CellAdministration cell) throws SQLException {
        cell.dropDatabase(site.name());
        cell.dropRole(site.name());
        progress.accept(MoveStep.DROPPED);
    }

    /// Somebody who reads for long keeps triggers from being dropped.
    private static void removed(java.sql.Connection connection) throws SQLException {
        for (int i = 1; ; i++) {
            try {
                Capture.remove(connection);
                return;
            } catch (SQLException e) {
                if (i == TRIES || !LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }
}
