package com.manystory.tenancy.data.databases;

import static com.manystory.tenancy.data.DatabaseNames.quoted;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// Where a move takes place: one brand's databases on two cells.
final class MoveSite {

    private static final String LOCK_TIMEOUT = "set lock_timeout = '1s'";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final MoveOrder order;
    private final String name;
    private final CellAdministration source;
    private final CellAdministration target;

    /// @param name of both databases, and of their roles
    MoveSite(MoveOrder order, String name, Map<String, CellAdministration> cells)
            throws MoveRefusedException {
        this.order = order;
        this.name = name;
        this.source = cell(order.source(), cells);
        this.target = cell(order.target(), cells);
    }

    MoveOrder order() {
        return order;
    }

    String name() {
        return name;
    }

    CellAdministration source() {
        return source;
    }

    CellAdministration target() {
        return target;
    }

    /// A connection to the source, in the rights of the brand's role, that nobody else has on
    /// behalf of a move. It waits a little: the server may not have noticed yet that the one before
    /// was closed.
    Connection onSource() throws SQLException, MoveRefusedException {
        var connection = connect(source);
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended('manystory/move', 0))");
            return connection;
        } catch (SQLException e) {
            connection.close();
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            throw MoveRefusedException.busy(
                    "InProgress",
                    "Somebody else is working on the database " + name,
                    "Wait; it is tried again by itself");
        }
    }

    /// A connection to the copy, in the rights of the brand's role.
    Connection onTarget() throws SQLException {
        return connect(target);
    }

    private Connection connect(CellAdministration cell) throws SQLException {
        var connection = cell.database(name).getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set role " + quoted(name));
            statement.execute(LOCK_TIMEOUT);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static CellAdministration cell(String name, Map<String, CellAdministration> cells)
            throws MoveRefusedException {
        var cell = cells.get(name);
        if (cell == null) {
            throw MoveRefusedException.failed(
                    "UnknownCell",
                    "This service knows no cell " + name,
                    "Add manystory.data.cells.%s to the service".formatted(name));
        }
        return cell;
    }
}
