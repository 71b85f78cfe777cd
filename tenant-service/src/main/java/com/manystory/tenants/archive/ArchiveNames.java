package com.manystory.tenants.archive;

import com.manystory.tenancy.archive.ArchivePart;
import com.manystory.tenancy.archive.ArchivedFiles;
import java.util.regex.Pattern;

/// What files in archives may be called, so that none of them leads anywhere else.
final class ArchiveNames {

    private static final Pattern TABLE =
            Pattern.compile("([a-z_][a-z0-9_]{0,62}\\.)?[a-z_][a-z0-9_]{0,62}\\.(csv|json)");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]{1,100}(\\.[a-z0-9]{1,10})?");

    private ArchiveNames() {}

    static boolean isPartOf(String service, String name) {
        var folder = ArchivePart.folder(service);
        if (name.startsWith(folder)) {
            return TABLE.matcher(name.substring(folder.length())).matches();
        }
        return name.startsWith(ArchivedFiles.FOLDER)
                && FILE.matcher(name.substring(ArchivedFiles.FOLDER.length())).matches();
    }
}
