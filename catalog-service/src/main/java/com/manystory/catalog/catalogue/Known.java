package com.manystory.catalog.catalogue;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The ids of what a brand has, by outside key, read once per transaction.
record Known(Map<String, Long> categories, Map<String, Long> places, Map<String, Long> vendors) {

    static Known read(JdbcClient jdbc) {
        return new Known(ids(jdbc, "category"), ids(jdbc, "place"), ids(jdbc, "vendor"));
    }

    private static Map<String, Long> ids(JdbcClient jdbc, String table) {
        var ids = new HashMap<String, Long>();
        jdbc.sql("SELECT external_key, id FROM " + table)
                .query(row -> {
                    ids.put(row.getString(1), row.getLong(2));
                });
        return ids;
    }
}
