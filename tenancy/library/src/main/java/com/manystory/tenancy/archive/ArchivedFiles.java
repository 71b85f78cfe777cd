package com.manystory.tenancy.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/// The files that a service keeps of the bound brand beside its database, as a bean. What there is
/// of them the tables say: a folder may hold more.
public interface ArchivedFiles {

    /// What names in an archive begin with.
    String FOLDER = "media/";

    /// The names, without the folder's, of the files that the brand's tables name.
    ///
    /// @param tables a connection to a database of the brand
    Set<String> names(Connection tables) throws SQLException;

    /// Where one of them is; one that was lost isn't there.
    Path file(String name);

    /// Begins to take files in, apart from those in use. What an earlier time left is removed.
    Arriving arrive() throws IOException;

    /// Files that are taken in. Until they take their place nothing in use has changed.
    interface Arriving extends AutoCloseable {

        /// Takes a file in, once all of it is read and verified.
        ///
        /// @param content to be read and then verified
        /// @throws IllegalArgumentException when no file can have this name
        void keep(String name, VerifiedInput content) throws IOException;

        /// Removes all that were taken in but these.
        void keepOnly(Set<String> names) throws IOException;

        /// Puts them in the place of all that are in use, and of whatever was made from those.
        void takePlace() throws IOException;

        /// Removes what didn't take its place.
        @Override
        void close() throws IOException;
    }
}
