package com.manystory.tenancy.data.databases;

import java.sql.ResultSet;
import java.sql.SQLException;

/// How the server lists a database.
///
/// @param allowsConnections whether anybody can connect
/// @param valid false when a drop was interrupted: such a database can only be dropped
/// @param owner the role that owns it
/// @param openToPublic whether every role of the cluster may connect
record DatabaseState(boolean allowsConnections, boolean valid, String owner, boolean openToPublic) {

    static final String SELECT =
            """
            select datallowconn, datconnlimit <> -2, pg_get_userbyid(datdba), exists (
                select from aclexplode(coalesce(datacl, acldefault('d', datdba))) acl
                where acl.grantee = 0 and acl.privilege_type = 'CONNECT')
            from pg_database where datname = ?
            """;

    static DatabaseState read(ResultSet row) throws SQLException {
        return new DatabaseState(
                row.getBoolean(1), row.getBoolean(2), row.getString(3), row.getBoolean(4));
    }
}
