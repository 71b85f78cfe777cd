package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.registry.Brand;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the brands' databases take of their cells, asked of the servers themselves.
public final class DatabaseUse {

    private final DatabaseNames names;
    private final Map<String, CellAdministration> cells;

    DatabaseUse(DatabaseNames names, Map<String, CellAdministration> cells) {
        this.names = names;
        this.cells = cells;
    }

    /// The bytes on disk, by brand; brands without a database are left out.
    public Map<TenantId, Long> sizes(Collection<Brand> brands) throws SQLException {
        return ask(brands, CellAdministration::sizes);
    }

    /// For how long the server executed statements, by brand.
    public Map<TenantId, ExecutionTime> executionTimes(Collection<Brand> brands)
            throws SQLException {
        return ask(brands, CellAdministration::executionTimes);
    }

    private <T> Map<TenantId, T> ask(Collection<Brand> brands, Question<T> question)
            throws SQLException {
        var answers = new HashMap<TenantId, T>();
        for (var cell : cells.entrySet()) {
            var owners = new HashMap<String, TenantId>();
            for (var brand : brands) {
                if (brand.cell().equals(cell.getKey())) {
                    owners.put(names.brand(brand.id()), brand.id());
                }
            }
            if (!owners.isEmpty()) {
                question.of(cell.getValue(), List.copyOf(owners.keySet()))
                        .forEach((database, answer) -> answers.put(owners.get(database), answer));
            }
        }
        return answers;
    }

    @FunctionalInterface
    private interface Question<T> {

        Map<String, T> of(CellAdministration cell, Collection<String> databases)
                throws SQLException;
    }
}
