package com.manystory.tenancy.data;

import com.manystory.tenancy.TenantId;
import java.util.Set;
import java.util.regex.Pattern;

/// What databases and roles of a service are called. A brand's database and its role share a name;
/// brand ids allow hyphens, so names are always quoted in SQL.
public final class DatabaseNames {

    /// Brand ids whose database would be one of the service's own.
    public static final Set<String> RESERVED = Set.of("template", "control", "service");

    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9]{1,20}");

    private final String service;

    /// @param service the service's short name, such as `catalog`
    public DatabaseNames(String service) {
        if (!SERVICE.matcher(service).matches()) {
            throw new IllegalArgumentException(
                    "Not the short name of a service: %s must match %s"
                            .formatted(service, SERVICE.pattern()));
        }
        this.service = service;
    }

    /// The service's short name.
    public String service() {
        return service;
    }

    /// The database of the brand, and its role.
    public String brand(TenantId tenant) {
        if (RESERVED.contains(tenant.value())) {
            throw new IllegalArgumentException("The brand id %s is reserved".formatted(tenant));
        }
        return service + "_" + tenant;
    }

    /// The database that brands' databases are cloned from, and the role that owns what is in it.
    public String template() {
        return service + "_template";
    }

    /// The name of the part in conditions, such as `CatalogDatabase`.
    public String part() {
        return Character.toUpperCase(service.charAt(0)) + service.substring(1) + "Database";
    }

    /// The name, quoted for SQL.
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
