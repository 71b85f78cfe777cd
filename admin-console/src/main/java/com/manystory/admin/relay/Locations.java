package com.manystory.admin.relay;

/// Translates the addresses of things inside to the console's own.
final class Locations {

    private static final String INSIDE = "/api/v1";
    private static final String ADMIN = "/admin";

    private Locations() {}

    /// `/api/v1/admin/listings/7` with `/api/v1/brands/aster` is `/api/v1/brands/aster/listings/7`.
    static String outside(String prefix, String inside) {
        var rest = inside.substring(INSIDE.length());
        return prefix + (rest.startsWith(ADMIN + "/") ? rest.substring(ADMIN.length()) : rest);
    }
}
