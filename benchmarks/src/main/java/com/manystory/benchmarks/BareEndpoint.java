package com.manystory.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    static void run() {
        var application = new SpringApplication(BareEndpoint.class);
        application.setDefaultProperties(
                java.util.Map.of(
                        "spring.threads.virtual.enabled", "true",
                        "spring.main.banner-mode", "off",
                        "server.address", "127.0.0.1",
                        "server.port", System.getProperty("bare.port", "13090")));
        application.run();
    }

    @RestController
    static class Answers {

        private final byte[] list;
        private final byte[] page;

        Answers() throws IOException {
            var folder = Path.of(System.getProperty("bare.folder", "."));
            list = Files.readAllBytes(folder.resolve("list.json"));
            page = Files.readAllBytes(folder.resolve("page.html"));
        }

        @GetMapping("/{file}")
        ResponseEntity<byte[]> answer(@PathVariable String file) {
            return file.equals("list.json")
                    ? ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(list)
                    : ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(page);
        }
    }
}
