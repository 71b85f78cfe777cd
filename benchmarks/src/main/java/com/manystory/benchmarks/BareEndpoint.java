package com.manystory.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What a bare Spring Boot application needs to answer bytes from memory: a controller on Jetty
/// with virtual threads, nothing else.
@SpringBootConfiguration
@EnableAutoConfiguration
class BareEndpoint {

    private static final String IMPORTS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";
    private static final Pattern BARE =
            Pattern.compile(
                    "spring-boot-(autoconfigure|webmvc|servlet|jetty|web-server|jackson"
                            + "|http-converter)-\\d.*");

    static void run() {
        var application = new SpringApplication(BareEndpoint.class);
        application.setDefaultProperties(
                Map.of(
                        "spring.autoconfigure.exclude", String.join(",", others()),
                        "spring.threads.virtual.enabled", "true",
                        "spring.main.banner-mode", "off",
                        "server.address", "127.0.0.1",
                        "server.port", System.getProperty("bare.port", "13090")));
        application.run();
    }

    /// What configures itself for the sake of other benchmarks, whose libraries are there too.
    private static Set<String> others() {
        try {
            var others = new TreeSet<String>();
            var files = BareEndpoint.class.getClassLoader().getResources(IMPORTS);
            for (var file : Collections.list(files)) {
                var jar = file.getPath().replaceFirst(".*/([^/]+)\\.jar!.*", "$1");
                if (!BARE.matcher(jar).matches()) {
                    try (var content = file.openStream()) {
                        new String(content.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                                .forEach(others::add);
                    }
                }
            }
            return others;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @RestController
    static class Answers {

        private final Map<String, byte[]> files = new HashMap<>();

        Answers() throws IOException {
            var folder = Path.of(System.getProperty("bare.folder", "."));
            for (var file : System.getProperty("bare.files", "").split(",")) {
                files.put(file, Files.readAllBytes(folder.resolve(file)));
            }
        }

        @GetMapping("/{file}")
        ResponseEntity<byte[]> answer(@PathVariable String file) {
            return ResponseEntity.ok()
                    .contentType(
                            file.endsWith(".json")
                                    ? MediaType.APPLICATION_JSON
                                    : MediaType.TEXT_HTML)
                    .body(files.get(file));
        }
    }
}
