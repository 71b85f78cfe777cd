package com.manystory.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How to run one process of the platform.
///
/// @param name its name in logs and tables
/// @param command the program and its arguments; no secrets, as anybody on the machine can read it
/// @param environment variables added to the supervisor's own
/// @param folder the working folder
/// @param port where it is reached, on loopback
/// @param stopSignal the signal that asks it to stop, such as `TERM`
/// @param stopTimeout how long it may take to stop before it is killed
/// @param health tells when it works
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        int port,
        String stopSignal,
        Duration stopTimeout,
        HealthCheck health) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
