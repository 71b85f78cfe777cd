package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;

/// Opens connections to brands' databases for the pool.
public interface ConnectionOpener {

    /// Where the brand's database lives; opens are limited per lane, so that one cell that hangs
    /// doesn't keep the others from opening.
    Lane lane(TenantId tenant) throws SQLException;

    /// Opens a connection to the brand's database, and makes sure that it is the brand's.
    Connection open(TenantId tenant) throws SQLException;

    /// A database cluster as the pool sees it.
    ///
    /// @param name the cell's name
    /// @param maxOpens the most connections being opened on it at a time
    record Lane(String name, int maxOpens) {}
}
