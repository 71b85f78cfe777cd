package com.manystory.tenancy.archive;

import java.util.List;

/// What an archive holds of one service.
///
/// @param service the service's name, such as `catalog-service`
/// @param schemaVersion the last migration of the database that the tables are from
/// @param files in the order in which they can be loaded: what refers comes after what it refers to
public record ArchivePart(String service, String schemaVersion, List<ArchivedFile> files) {

    /// The entry that describes a part on its way between two processes.
    public static final String ENTRY = "part.json";

    /// Where in an archive a service's tables are.
    public static String folder(String service) {
        return "databases/" + service.replaceFirst("-service$", "") + "/";
    }
}
