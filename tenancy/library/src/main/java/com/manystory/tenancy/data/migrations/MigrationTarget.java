package com.manystory.tenancy.data.migrations;

import java.util.List;

/// What a database can be brought to.
///
/// @param fingerprint tells it from every other one
/// @param version of its last migration, or empty when there is none
/// @param migrations each by version and a digest of its content, so that of two targets, also of
///   two releases, one is known to hold all of the other
public record MigrationTarget(String fingerprint, String version, List<String> migrations) {

    public MigrationTarget {
        migrations = List.copyOf(migrations);
    }
}
