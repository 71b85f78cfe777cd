package com.manystory.tenancy.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// The files that a service keeps of the bound brand beside its database, as a bean. A file never
/// changes under its name, so that those of an archive can be put beside those in use, and what is
/// used no more is taken away afterwards.
public interface ArchivedFiles {

    /// What names in an archive begin with.
    String FOLDER = "media/";

    /// The names of all files, without the folder's.
    List<String> names() throws IOException;

    /// Where one of them is.
    Path file(String name);

    /// Takes a file in, once all of it is read and verified, replacing one of its name.
    ///
    /// @param content to be read and then verified
    /// @throws IllegalArgumentException when no file can have this name
    void keep(String name, VerifiedInput content) throws IOException;

    /// Deletes all files but these, and whatever was made from them.
    void keepOnly(Set<String> names) throws IOException;
}
