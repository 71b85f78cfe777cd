package com.manystory.benchmarks;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// nginx with one worker, answering given bytes with given headers.
final class Nginx implements AutoCloseable {

    static final int PORT = 13_091;

    private static final Set<String> ITS_OWN =
            Set.of(
                    "date",
                    "content-length",
                    "content-type",
                    "etag",
                    "server",
                    "connection",
                    "last-modified");

    private final Process process;

    /// @param folder where the files are
    /// @param files with the headers that each is answered with
    Nginx(Path folder, Map<String, HttpHeaders> files) throws IOException, InterruptedException {
        var settings = folder.resolve("nginx.conf");
        Files.writeString(
                settings,
                """
                daemon off;
                user root;
                worker_processes 1;
                pid %s/nginx.pid;
                error_log %s/nginx.log;
                events { worker_connections 256; }
                http {
                  access_log off;
                  sendfile on;
                  tcp_nopush on;
                  keepalive_requests 1000000000;
                  open_file_cache max=100;
                  types { application/json json; text/html html; }
                  charset utf-8;
                  server {
                    listen 127.0.0.1:%d;
                    root %s;
                    %s
                  }
                }
                """
                        .formatted(folder, folder, PORT, folder, locations(files)));
        process =
                new ProcessBuilder("nginx", "-c", settings.toString(), "-p", folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("nginx.out").toFile())
                        .start();
        Thread.sleep(500);
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "nginx didn't start: " + Files.readString(folder.resolve("nginx.out")));
        }
    }

    private static String locations(Map<String, HttpHeaders> files) {
        var locations = new StringBuilder();
        files.forEach((file, headers) ->
                locations.append("location = /%s { %s }\n".formatted(file, added(headers))));
        return locations.toString();
    }

    private static String added(HttpHeaders headers) {
        var added = new StringBuilder();
        headers.map()
                .forEach((name, values) -> {
                    if (!ITS_OWN.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                        added.append(
                                "add_header %s '%s';\n"
                                        .formatted(name, values.getFirst().replace("'", "\\'")));
                    }
                });
        return added.toString();
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
