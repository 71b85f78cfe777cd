package com.manystory.tenancy.redis;

import com.manystory.tenancy.TenantId;
import java.util.regex.Pattern;

/// The part of Redis that belongs to one life of one brand:
/// `ms:<service>:{<brand>}:<incarnation>:`. The service comes first, so that its [RedisUser] can be
/// kept to its own keys by their beginning. The braces keep a brand's keys on one node of a
/// cluster.
///
/// @param tenant the brand
/// @param incarnation the brand's life; what an earlier one left is never seen again
/// @param service whose keys these are, or `shared` for all services of the brand
public record Namespace(TenantId tenant, String incarnation, String service) {

    /// The service part of what all services of a brand share.
    public static final String SHARED = "shared";

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern NAMESPACED =
            Pattern.compile(
                    "ms:[A-Za-z0-9_.-]{1,64}:\\{" + TenantId.PATTERN + "}:[A-Za-z0-9_.-]{1,64}:.+",
                    Pattern.DOTALL);

    public Namespace {
        if (!PART.matcher(incarnation).matches() || !PART.matcher(service).matches()) {
            throw new IllegalArgumentException(
                    "Not part of a Redis key: %s or %s".formatted(incarnation, service));
        }
    }

    /// The full key.
    public String key(String name) {
        if (name.isEmpty() || name.startsWith("ms:")) {
            throw new IllegalArgumentException("Not a key within a namespace: " + name);
        }
        return prefix(tenant, service) + incarnation + ":" + name;
    }

    /// What all keys begin with that a service holds of a brand, over all its lives.
    static String prefix(TenantId tenant, String service) {
        return "ms:" + service + ":{" + tenant + "}:";
    }

    /// Whether the key is within some brand's namespace.
    static boolean isNamespaced(String key) {
        return NAMESPACED.matcher(key).matches();
    }
}
