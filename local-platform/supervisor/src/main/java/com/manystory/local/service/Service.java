package com.manystory.local.service;

import java.nio.file.Path;

/// One of the platform's services.
///
/// @param name its short name, as in logs and variables: `catalog`
/// @param artifact its full name, as in internal tokens: `catalog-service`
/// @param jar the executable jar, relative to the project's root
/// @param port where it serves
/// @param ownsDatabases whether it keeps databases
public record Service(String name, String artifact, Path jar, int port, boolean ownsDatabases) {

    private static final String VERSION = "0.1.0-SNAPSHOT";

    static Service of(String name, String artifact, String module, int port) {
        return new Service(
                name,
                artifact,
                Path.of(module, "target", artifact + "-" + VERSION + ".jar"),
                port,
                false);
    }

    Service withDatabases() {
        return new Service(name, artifact, jar, port, true);
    }
}
