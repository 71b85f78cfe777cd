package com.manystory.tenancy.archive;

import java.util.List;
import java.util.Optional;

/// What the tables of an archive look like, so that anybody can read them. It is stored beside them
/// as `schema.json`.
///
/// @param schemaVersion the last migration of the database
/// @param tables in the order in which they can be loaded
/// @param sequences where the generators of keys stood
record SchemaDescription(String schemaVersion, List<Table> tables, List<Sequence> sequences) {

    static final String FILE = "schema.json";

    Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /// A table.
    ///
    /// @param name its name, with its schema unless that is `public`
    /// @param columns in the order of the file
    /// @param primaryKey the columns by which a row is known
    record Table(String name, List<Column> columns, List<String> primaryKey) {

        String file() {
            return name + ".csv";
        }

        /// Its name, quoted for SQL.
        String quoted() {
            return SchemaDescription.quoted(name);
        }
    }

    /// A column.
    ///
    /// @param type as PostgreSQL writes it, such as `timestamp with time zone`
    /// @param nullable whether it may lack a value, which is then an empty field without quotes
    record Column(String name, String type, boolean nullable) {}

    /// A generator of keys.
    ///
    /// @param value the last one
    /// @param used whether that was given out
    record Sequence(String name, long value, boolean used) {

        /// Its name, quoted for SQL.
        String quoted() {
            return SchemaDescription.quoted(name);
        }
    }

    private static String quoted(String name) {
        var quoted = new StringBuilder();
        for (var part : name.split("\\.", 2)) {
            quoted.append(quoted.isEmpty() ? "\"" : ".\"")
                    .append(part.replace("\"", "\"\""))
                    .append('"');
        }
        return quoted.toString();
    }
}
