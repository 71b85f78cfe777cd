package com.manystory.tenants.brand;

import com.manystory.tenancy.data.DataProperties;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The database clusters that brands can be placed on.
@Component
public class Cells {

    private final Set<String> names;

    Cells(DataProperties properties) {
        this.names = new TreeSet<>(properties.cells().keySet());
    }

    /// Their names.
    public Set<String> names() {
        return names;
    }

    /// The wanted cell, or the one with the fewest brands.
    String choose(@Nullable String wanted, Map<String, Long> brandsByCell) {
        return wanted != null
                ? wanted
                : names.stream()
                        .min(Comparator.comparing(name -> brandsByCell.getOrDefault(name, 0L)))
                        .orElseThrow();
    }
}
