package com.manystory.tenancy.registry;

import java.util.Locale;

/// Host names as they are compared.
final class HostNames {

    private HostNames() {}

    /// The host in lower case, without port and trailing dot.
    static String normalized(String host) {
        var name = host.strip();
        var colon = name.lastIndexOf(':');
        if (colon >= 0 && name.indexOf(']') < colon) {
            name = name.substring(0, colon);
        }
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        return name.toLowerCase(Locale.ROOT);
    }
}
