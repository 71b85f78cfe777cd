package com.manystory.tenancy.archive;

import java.sql.Connection;
import java.sql.SQLException;

/// What a service does about a brand whose data was replaced, as a bean.
public interface RestoreListener {

    /// Puts right what can't be taken over as it was. The data is loaded and of the present schema;
    /// nobody else sees it yet.
    ///
    /// @param connection to the new database, in a transaction
    default void loaded(Connection connection) throws SQLException {}

    /// Forgets what is remembered of the data before. Called with the brand bound, after the new
    /// data took its place; may be called again.
    default void restored() {}
}
