package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;

/// Opens connections to brands' databases for the pool.
public interface ConnectionOpener {

    /// Where the brand's database lives; opens are limited per lane, so that one cell that hangs
    /// doesn't keep the others from opening.
    Lane lane(TenantId tenant) throws SQLException;

    /// Where the brand's connections are to lead from now on, and by which password.
    Login login(TenantId tenant) throws SQLException;

    /// Opens a connection to the brand's database, and makes sure that it is the brand's.
    Opened open(TenantId tenant) throws SQLException;

    /// A database cluster as the pool sees it.
    ///
    /// @param name the cell's name
    /// @param maxOpens the most connections being opened on it at a time
    record Lane(String name, int maxOpens) {}

    /// How a connection was begun, or is to be.
    ///
    /// @param cell the cell's name
    /// @param version of the password that let it in
    record Login(String cell, int version) {

        /// Whether a connection that was begun so can stay when it is to be as the other one. A
        /// password that is newer than this process knows is as good.
        boolean isGoodFor(Login wanted) {
            return cell.equals(wanted.cell) && version >= wanted.version;
        }
    }

    /// A connection that was opened.
    record Opened(Connection connection, Login login) {}
}
