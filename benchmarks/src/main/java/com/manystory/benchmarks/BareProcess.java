package com.manystory.benchmarks;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// The bare endpoint as a process of its own.
final class BareProcess implements AutoCloseable {

    static final int PORT = 13_092;

    private static final int PATIENCE_MILLIS = 60_000;

    private final Process process;

    /// @param files of the folder, which it answers
    BareProcess(Path folder, Set<String> files) throws IOException, InterruptedException {
        var log = folder.resolve("bare.log");
        var builder =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-Xmx224m",
                                "-XX:+UseSerialGC",
                                "-XX:+UseCompactObjectHeaders",
                                "-Dbare.folder=" + folder,
                                "-Dbare.files=" + String.join(",", files),
                                "-Dbare.port=" + PORT,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "bare")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(Storefront.ONE_PROCESSOR);
        process = builder.start();
        for (int waited = 0; !answers(); waited += 100) {
            if (!process.isAlive() || waited > PATIENCE_MILLIS) {
                throw new IllegalStateException(
                        "The bare endpoint didn't start:\n" + Files.readString(log));
            }
            Thread.sleep(100);
        }
    }

    private static boolean answers() {
        try (var _ = new Socket("127.0.0.1", PORT)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
