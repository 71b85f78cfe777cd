package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.registry.Lives;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import javax.sql.DataSource;

/// Erases one life of a brand's databases and roles on all cells. Asked late, it finds what belongs
/// to a later life, by the service's records and by what each database says of itself, and leaves
/// it alone.
final class DatabaseErasure {

    private final DatabaseNames names;
    private final DataSource control;
    private final Map<String, CellAdministration> cells;
    private final KeyedConnectionPool pool;

    DatabaseErasure(
            DatabaseNames names,
            DataSource control,
            Map<String, CellAdministration> cells,
            KeyedConnectionPool pool) {
        this.names = names;
        this.control = control;
        this.cells = cells;
        this.pool = pool;
    }

    /// Erases the life, and what earlier ones left.
    ///
    /// @return whether nothing carries the brand's name any more; false when a later life does
    boolean erase(TenantId tenant, String incarnation) throws ProvisioningException {
        var database = names.brand(tenant);
        var where = "";
        try (var session = new ControlSession(control)) {
            session.lock(DatabaseProvisioner.lock(tenant));
            session.records().ended(tenant, incarnation);
            if (isOfLaterLife(session, tenant, incarnation)) {
                return false;
            }
            for (var cell : cells.entrySet()) {
                where = cell.getKey();
                if (isOfLaterLife(cell.getValue(), database, incarnation)) {
                    return false;
                }
            }
            session.records().erasing(tenant);
            pool.evict(tenant);
            for (var cell : cells.entrySet()) {
                where = cell.getKey();
                // The session may have been lost, and its lock with it: then this is over.
                if (isOfLaterLife(session, tenant, incarnation)) {
                    return false;
                }
                erase(cell.getValue(), database);
            }
            pool.evict(tenant);
            session.moves().forget(tenant);
            session.records().erased(tenant);
            return true;
        } catch (SQLException e) {
            throw ProvisioningException.of(e, where);
        }
    }

    private static void erase(CellAdministration cell, String database) throws SQLException {
        var all = new ArrayList<>(DatabaseReplacement.remainders(database));
        all.addFirst(database);
        for (var name : all) {
            cell.dropDatabase(name);
        }
        cell.dropRole(database);
    }

    private static boolean isOfLaterLife(
            ControlSession session, TenantId tenant, String incarnation) throws SQLException {
        return session.records()
                .find(tenant)
                .filter(record -> Lives.isLater(record.incarnation(), incarnation))
                .isPresent();
    }

    private static boolean isOfLaterLife(
            CellAdministration cell, String database, String incarnation) throws SQLException {
        var found = cell.find(database);
        return found.isPresent()
                && found.get().valid()
                && found.get().allowsConnections()
                && BrandDatabase.life(cell, database)
                        .filter(life -> Lives.isLater(life, incarnation))
                        .isPresent();
    }
}
