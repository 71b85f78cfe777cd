package com.manystory.tenancy.data;

import com.manystory.tenancy.data.DataProperties.Cell;
import org.postgresql.ds.PGSimpleDataSource;

/// Makes sources of connections to one of a cell's databases, as its provisioner.
public final class CellSource {

    /// How long a server may take to accept a connection.
    private static final int CONNECT_SECONDS = 5;

    private CellSource() {}

    /// A source that opens a connection with every call.
    ///
    /// @param applicationName what the server calls its sessions
    public static PGSimpleDataSource of(Cell cell, String database, String applicationName) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {cell.host()});
        source.setPortNumbers(new int[] {cell.port()});
        source.setDatabaseName(database);
        source.setUser(cell.user());
        source.setPassword(cell.password());
        source.setApplicationName(applicationName);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        if (cell.sslMode() != null) {
            source.setSslMode(cell.sslMode());
        }
        return source;
    }
}
