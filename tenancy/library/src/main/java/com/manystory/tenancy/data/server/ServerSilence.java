package com.manystory.tenancy.data.server;

import java.time.Duration;

/// For how long a database server has answered nobody.
@FunctionalInterface
public interface ServerSilence {

    /// Where nobody watches.
    ServerSilence NONE = _ -> Duration.ZERO;

    /// Since the server's last answer, whatever it was; zero while there is no reason to doubt it.
    ///
    /// @param server as host and port
    Duration of(String server);
}
