package com.manystory.local;

import com.manystory.local.platform.OperatorClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `brand export`, `brand restore` and `brand clone`: archives of the control plane's API, with the
/// steps around them. A brand that doesn't exist is made from the archive's configuration, and is
/// served only when its data is there.
final class ArchiveCommand {

    static final String USAGE =
            """
            Usage: ./manystory brand export ID FILE
                   ./manystory brand restore ID FILE [--replace] [--mask]
                   ./manystory brand clone FROM TO [--domain HOST]...\
            """;

    private static final int NOT_FOUND = 404;
    private static final JsonMapper JSON = new JsonMapper();

    private final OperatorClient client;
    private final Console console;

    ArchiveCommand(OperatorClient client, Console console) {
        this.client = client;
        this.console = console;
    }

    void run(List<String> arguments) throws IOException {
        var options = new Options(arguments.subList(1, arguments.size()));
        switch (arguments.getFirst()) {
            case "export" -> export(options.first(), Path.of(options.second()));
            case "restore" -> restore(options.first(), Path.of(options.second()), options);
            default -> copy(options);
        }
    }

    private void export(String id, Path file) throws IOException {
        var half = file.resolveSibling(file.getFileName() + ".part");
        try {
            check(client.exportBrand(id, half));
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
        console.say("%s is in %s (%d bytes)".formatted(id, file, Files.size(file)));
    }

    private void copy(Options options) throws IOException {
        if (client.getBrands("/" + options.second()).statusCode() != NOT_FOUND) {
            throw new LocalPlatformException(
                    "There is a brand %s already. To replace its data: ./manystory brand restore"
                            .formatted(options.second()));
        }
        // Made readable by its owner alone: until it is restored nothing in it is masked.
        var archive = Files.createTempFile("manystory-clone", ".zip");
        try {
            check(client.exportBrand(options.first(), archive));
            restoreAnew(options.second(), archive, options.domains(), true);
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private void restore(String id, Path archive, Options options) throws IOException {
        if (!Files.isRegularFile(archive)) {
            throw new LocalPlatformException(archive + " isn't a file.\n" + USAGE);
        }
        var found = client.getBrands("/" + id);
        if (found.statusCode() == NOT_FOUND) {
            restoreAnew(id, archive, List.of(), options.has("--mask"));
            return;
        }
        var brand = JSON.readTree(check(found));
        if (!options.has("--replace")) {
            throw new LocalPlatformException(
                    "All data of %s would be replaced: say --replace if that is what you want."
                            .formatted(id));
        }
        var wasOff = brand.path("phase").asString().equals("SUSPENDED");
        if (!wasOff) {
            suspend(id);
        }
        restoreSuspended(id, archive, options.has("--mask"));
        if (!wasOff) {
            resume(id);
        }
    }

    private void restoreAnew(String id, Path archive, List<String> domains, boolean isMasked)
            throws IOException {
        var wanted = configuration(archive);
        // Host names belong to one brand, and a copy is nobody's to administer yet.
        wanted.remove(List.of("domains", "admins"));
        domains.forEach(wanted.withArray("domains")::add);
        check(client.createBrand(id, wanted.toString()));
        suspend(id);
        restoreSuspended(id, archive, isMasked);
        resume(id);
    }

    private void restoreSuspended(String id, Path archive, boolean isMasked) {
        var answer = JSON.readTree(check(client.restoreBrand(id, archive, isMasked)));
        console.say(
                "%s has the data of %s as of %s%s"
                        .formatted(
                                id,
                                answer.at("/source/brand").asString(),
                                answer.at("/source/createdAt").asString(),
                                isMasked ? ", with personal data masked" : ""));
    }

    private void suspend(String id) {
        expect("SUSPENDED", id, client.suspendBrand(id, "Being restored from an archive"));
    }

    private void resume(String id) {
        expect("ACTIVE", id, client.resumeBrand(id, "Restored from an archive"));
        console.say(id + " is ACTIVE");
    }

    private static void expect(String phase, String id, HttpResponse<String> answer) {
        JsonNode brand = JSON.readTree(check(answer));
        if (!brand.path("phase").asString().equals(phase)
                || brand.path("observedGeneration").asLong() != brand.path("generation").asLong()) {
            throw new LocalPlatformException(
                    "%s isn't %s yet; see ./manystory brand show %1$s, then repeat this"
                            .formatted(id, phase));
        }
    }

    private static ObjectNode configuration(Path archive) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            var entry = zip.getEntry("configuration.json");
            if (entry != null
                    && JSON.readTree(zip.getInputStream(entry).readAllBytes())
                            instanceof ObjectNode wanted) {
                return wanted;
            }
            throw new LocalPlatformException(archive + " isn't an archive of a brand.");
        } catch (JacksonException e) {
            throw new LocalPlatformException(archive + " isn't an archive of a brand.", e);
        }
    }

    private static String check(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new LocalPlatformException(OperatorClient.explain(answer));
        }
        return answer.body();
    }

    /// Two words, and what begins with hyphens.
    private static final class Options {

        private final List<String> words = new ArrayList<>();
        private final List<String> flags = new ArrayList<>();
        private final List<String> domains = new ArrayList<>();

        Options(List<String> arguments) {
            for (var rest = arguments.iterator(); rest.hasNext(); ) {
                var argument = rest.next();
                if (argument.equals("--domain") && rest.hasNext()) {
                    domains.add(rest.next());
                } else {
                    (argument.startsWith("--") ? flags : words).add(argument);
                }
            }
            if (words.size() != 2 || !List.of("--replace", "--mask").containsAll(flags)) {
                throw new LocalPlatformException(USAGE);
            }
        }

        String first() {
            return words.getFirst();
        }

        String second() {
            return words.getLast();
        }

        boolean has(String flag) {
            return flags.contains(flag);
        }

        List<String> domains() {
            return domains;
        }
    }
}
