package com.manystory.local;

import java.util.Map;

/// The ports of the local platform, all on loopback. Each can be set by an environment variable;
/// the management port of a service is its port plus 10000.
///
/// @param storefront `MANYSTORY_STOREFRONT_PORT`
/// @param admin `MANYSTORY_ADMIN_PORT`
/// @param tenant `MANYSTORY_TENANT_PORT`
/// @param catalog `MANYSTORY_CATALOG_PORT`
/// @param payment `MANYSTORY_PAYMENT_PORT`
/// @param issuer `MANYSTORY_ISSUER_PORT`
/// @param postgres `MANYSTORY_POSTGRES_PORT`
/// @param redis `MANYSTORY_REDIS_PORT`
/// @param sqs `MANYSTORY_SQS_PORT`
/// @param second `MANYSTORY_SECOND_PORT`, of a second database cluster, `second`; 0 for none
public record Ports(
        int storefront,
        int admin,
        int tenant,
        int catalog,
        int payment,
        int issuer,
        int postgres,
        int redis,
        int sqs,
        int second) {

    /// The offset of a service's management port.
    public static final int MANAGEMENT_OFFSET = 10_000;

    /// Reads the ports from the environment, with the documented defaults.
    ///
    /// @throws LocalPlatformException when a variable isn't a usable port
    public static Ports from(Map<String, String> environment) {
        return new Ports(
                port(environment, "STOREFRONT", 8080),
                port(environment, "ADMIN", 8090),
                port(environment, "TENANT", 8081),
                port(environment, "CATALOG", 8082),
                port(environment, "PAYMENT", 8083),
                port(environment, "ISSUER", 9000),
                port(environment, "POSTGRES", 8432),
                port(environment, "REDIS", 8379),
                port(environment, "SQS", 8324),
                port(environment, "SECOND", 0));
    }

    /// Whether there is a second database cluster, which brands can be moved to.
    public boolean hasSecondCell() {
        return second > 0;
    }

    private static int port(Map<String, String> environment, String name, int fallback) {
        var variable = "MANYSTORY_" + name + "_PORT";
        var value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return fallback;
        }
        try {
            var port = Integer.parseInt(value.strip());
            if (port >= 1024 && port <= 65_535 - MANAGEMENT_OFFSET) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Told below, in the same words as a number out of range.
        }
        throw new LocalPlatformException(
                "%s is \"%s\", but must be a port from 1024 to %d."
                        .formatted(variable, value, 65_535 - MANAGEMENT_OFFSET));
    }
}
