package com.manystory.local.store;

import com.manystory.local.StateFolder;
import com.manystory.local.process.HealthCheck;
import com.manystory.local.process.ProcessSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// ElasticMQ, which speaks the SQS protocol, as a process of its own. Queues and messages are kept
/// on disk, so that a message sent before a stop is delivered after the next start.
public final class Sqs {

    private final StateFolder state;
    private final int port;
    private final String java;

    /// @param java the Java program that runs it
    public Sqs(StateFolder state, int port, String java) {
        this.state = state;
        this.port = port;
        this.java = java;
    }

    /// The address that the services use.
    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /// Writes the settings and tells how to run it.
    public ProcessSpec prepare() throws IOException {
        var folder = state.folder("sqs");
        var settings = folder.resolve("elasticmq.conf");
        Files.writeString(
                settings,
                """
                include classpath("application.conf")
                node-address { protocol = http, host = "127.0.0.1", port = %d, context-path = "" }
                rest-sqs { enabled = true, bind-port = %d, bind-hostname = "127.0.0.1", sqs-limits = strict }
                rest-stats { enabled = false }
                queues-storage { enabled = true, path = "%s/queues.conf" }
                messages-storage { enabled = true, uri = "jdbc:h2:file:%s/messages;DB_CLOSE_ON_EXIT=FALSE" }
                """
                        .formatted(port, port, folder, folder));
        return new ProcessSpec(
                "sqs",
                List.of(
                        java,
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dconfig.file=" + settings,
                        "-cp",
                        Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString(),
                        "org.elasticmq.server.Main"),
                Map.of("MALLOC_ARENA_MAX", "2"),
                folder,
                port,
                "TERM",
                Duration.ofSeconds(10),
                HealthCheck.http(
                        URI.create(endpoint() + "/?Action=ListQueues&Version=2012-11-05")));
    }
}
