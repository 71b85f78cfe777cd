package com.manystory.local.platform;

import com.manystory.local.Console;
import com.manystory.local.LocalPlatformException;
import com.manystory.local.StateFolder;
import com.manystory.local.demo.DemoCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Puts the demo brands on the air at the first start: every folder of `demo/` with a `brand.json`
/// is one, and its `catalogue.json` says what kind of demo data fills it.
public final class DemoOnboarding {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path demo;
    private final StateFolder state;
    private final OperatorClient client;
    private final Console console;

    public DemoOnboarding(
            Path projectRoot, StateFolder state, OperatorClient client, Console console) {
        this.demo = projectRoot.resolve("demo");
        this.state = state;
        this.client = client;
        this.console = console;
    }

    /// Onboards each demo brand that wasn't yet. What was half done is done again: each step is a
    /// PUT.
    ///
    /// @throws LocalPlatformException when one isn't on the air in time, or its catalogue is
    ///   refused
    public void run() throws InterruptedException {
        for (var folder : folders()) {
            var id = folder.getFileName().toString();
            var done = state.path("demo", id);
            if (Files.exists(done)) {
                continue;
            }
            var started = System.nanoTime();
            putOnTheAir(id, folder);
            console.say("  %s is on the air (%s)".formatted(id, seconds(started)));
            started = System.nanoTime();
            var kind =
                    JSON.readTree(read(folder.resolve("catalogue.json"))).path("kind").asString();
            check(id, client.putCatalogue(id, DemoCatalogue.of(kind, LocalDate.now())));
            write(done);
            console.say("  %s has its listings (%s)".formatted(id, seconds(started)));
        }
    }

    private void putOnTheAir(String id, Path folder) throws InterruptedException {
        var answer = client.putBrand(id, read(folder.resolve("brand.json")));
        check(id, answer);
        var brand = new BrandWait(client, BrandWait.LIMIT).await(id, answer);
        if (!brand.path("phase").asString().equals("ACTIVE")) {
            throw new LocalPlatformException(
                    "The demo brand %s isn't on the air: it is %s."
                            .formatted(id, brand.path("phase").asString()));
        }
    }

    private List<Path> folders() {
        if (!Files.isDirectory(demo)) {
            return List.of();
        }
        try (var folders = Files.list(demo)) {
            return folders.filter(folder -> Files.exists(folder.resolve("brand.json")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String id, java.net.http.HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new LocalPlatformException(
                    "The demo brand %s was refused: %s"
                            .formatted(id, OperatorClient.explain(answer)));
        }
    }

    private static String seconds(long since) {
        return "%.1f s".formatted((System.nanoTime() - since) / 1e9);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
