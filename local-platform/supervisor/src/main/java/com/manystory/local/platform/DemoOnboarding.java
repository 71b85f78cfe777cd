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

    /// Trial classes are planned for six weeks at least.
    private static final int FRESH_DAYS = 21;

    private final Path demo;
    private final StateFolder state;
    private final OperatorClient client;
    private final Console console;
    private final LocalDate today;

    public DemoOnboarding(
            Path projectRoot,
            StateFolder state,
            OperatorClient client,
            Console console,
            LocalDate today) {
        this.demo = projectRoot.resolve("demo");
        this.state = state;
        this.client = client;
        this.console = console;
        this.today = today;
    }

    /// Onboards each demo brand that wasn't yet. What was half done is done again: each step is a
    /// PUT. The catalogue of one that was onboarded weeks ago is written anew.
    ///
    /// @throws LocalPlatformException when one isn't on the air in time, or its catalogue is
    ///   refused
    public void run() throws InterruptedException {
        for (var folder : folders()) {
            var id = folder.getFileName().toString();
            var done = state.path("demo", id);
            if (Files.exists(done)) {
                if (writtenOn(done).plusDays(FRESH_DAYS).isBefore(today)) {
                    renew(id, folder, done);
                }
                continue;
            }
            var started = System.nanoTime();
            var brand = read(folder.resolve("brand.json"));
            putOnTheAir(id, brand);
            console.say("  %s is on the air (%s)".formatted(id, seconds(started)));
            started = System.nanoTime();
            var currency = JSON.readTree(brand).path("currency").asString();
            check(id, client.putCatalogue(id, catalogue(folder, currency)));
            write(done);
            console.say("  %s has its listings (%s)".formatted(id, seconds(started)));
        }
    }

    private void putOnTheAir(String id, String document) throws InterruptedException {
        var answer = client.putBrand(id, document);
        check(id, answer);
        var brand = new BrandWait(client, BrandWait.LIMIT).await(id, answer);
        if (!brand.path("phase").asString().equals("ACTIVE")) {
            throw new LocalPlatformException(
                    "The demo brand %s isn't on the air: it is %s."
                            .formatted(id, brand.path("phase").asString()));
        }
    }

    /// Writes the catalogue anew, as of today, before trial classes, camps and blocked dates run
    /// out. What visitors booked stays, as whenever a catalogue is written. A brand that isn't on
    /// the air any more, or that was made something else, is left alone.
    private void renew(String id, Path folder, Path done) {
        var started = System.nanoTime();
        var answer = client.getBrands("/" + id);
        var brand = JSON.readTree(answer.body());
        if (answer.statusCode() != 200 || !brand.path("phase").asString().equals("ACTIVE")) {
            return;
        }
        var currency = JSON.readTree(read(folder.resolve("brand.json"))).path("currency");
        if (!brand.path("spec").path("currency").equals(currency)) {
            return;
        }
        var written = client.putCatalogue(id, catalogue(folder, currency.asString()));
        if (written.statusCode() >= 300) {
            console.say(
                    "  %s keeps its old dates: %s".formatted(id, OperatorClient.explain(written)));
            return;
        }
        write(done);
        console.say("  %s has dates for the coming weeks (%s)".formatted(id, seconds(started)));
    }

    private String catalogue(Path folder, String currency) {
        var kind = JSON.readTree(read(folder.resolve("catalogue.json"))).path("kind").asString();
        return DemoCatalogue.of(kind, currency, today);
    }

    /// The day on which the catalogue was written; long ago for a mark that doesn't say.
    private static LocalDate writtenOn(Path done) {
        var text = read(done).strip();
        return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
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

    private void write(Path file) {
        try {
            Files.writeString(file, today.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
