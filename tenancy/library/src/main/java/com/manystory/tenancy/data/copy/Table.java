package com.manystory.tenancy.data.copy;

import java.util.List;
import java.util.stream.Collectors;

/// A table as it is copied. Names are quoted for SQL.
///
/// @param oid its number in the database it was read in
/// @param name with its schema
/// @param columns those that are stored and not derived from others
/// @param hashed the same as expressions whose hash doesn't depend on the database
/// @param key the columns of its primary key; empty when it has none
record Table(long oid, String name, List<String> columns, List<String> hashed, List<String> key) {

    Table {
        columns = List.copyOf(columns);
        hashed = List.copyOf(hashed);
        key = List.copyOf(key);
    }

    boolean hasKey() {
        return !key.isEmpty();
    }

    String columnList() {
        return String.join(", ", columns);
    }

    String keyList() {
        return String.join(", ", key);
    }

    /// The key's columns, each after a prefix such as `old.`.
    String keyList(String prefix) {
        return key.stream().map(column -> prefix + column).collect(Collectors.joining(", "));
    }

    /// Where the keys of rows that were written are noted.
    String changes() {
        return Capture.SCHEMA + ".changes_" + oid;
    }

    /// Counts its rows and adds up their hashes, in any order.
    String sum() {
        return "select count(*), coalesce(sum(hash_record_extended(row(%s), 0)), 0) from %s"
                .formatted(String.join(", ", hashed), name);
    }
}
