package com.manystory.local;

import com.manystory.local.platform.BrandWait;
import com.manystory.local.platform.OperatorClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `brand apply FILE`, `brand list`, `brand show ID`, `brand move ID CELL` and what is done with
/// archives, over the control plane's API.
final class BrandCommand {

    private static final String USAGE =
            "Usage: ./manystory brand apply FILE.json | brand list | brand show ID\n"
                    + MoveCommand.USAGE
                    + "\n"
                    + ArchiveCommand.USAGE;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final OperatorClient client;
    private final Console console;
    private final Duration limit;

    /// @param limit how long a brand may take until it is what was asked for
    BrandCommand(OperatorClient client, Console console, Duration limit) {
        this.client = client;
        this.console = console;
        this.limit = limit;
    }

    void run(List<String> arguments) throws IOException, InterruptedException {
        switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "apply" -> apply(Path.of(argument(arguments)));
            case "list" -> list();
            case "show" -> console.say(pretty(check(client.getBrands("/" + argument(arguments)))));
            case "move" ->
                    new MoveCommand(client, console).run(arguments.subList(1, arguments.size()));
            case "export", "restore", "clone" -> new ArchiveCommand(client, console).run(arguments);
            default -> throw new LocalPlatformException(USAGE);
        }
    }

    /// The file holds a brand's desired state; its id is the field `id`, or else the file's name.
    private void apply(Path file) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new LocalPlatformException(file + " isn't a file. " + USAGE);
        }
        try {
            if (!(JSON.readTree(Files.readString(file)) instanceof ObjectNode brand)) {
                throw new LocalPlatformException(file + " doesn't hold a JSON object.");
            }
            var named = brand.remove("id");
            var id = named == null ? nameOf(file) : named.asString();
            var settled =
                    new BrandWait(client, limit).await(id, client.putBrand(id, brand.toString()));
            console.say(
                    "%s is %s (generation %d)"
                            .formatted(
                                    id,
                                    settled.path("phase").asString(),
                                    settled.path("generation").asLong()));
        } catch (JacksonException e) {
            throw new LocalPlatformException(
                    "%s isn't valid JSON: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }

    private static String nameOf(Path file) {
        var name = file.getFileName().toString();
        if (!name.equals("brand.json")) {
            return name.replaceFirst("\\.json$", "");
        }
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? name : folder.getFileName().toString();
    }

    private void list() {
        console.say(console.bold("%-31s %-13s %-30s".formatted("BRAND", "PHASE", "NAME")));
        var cursor = "";
        do {
            var query = "?limit=200&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            var page = JSON.readTree(check(client.getBrands(query)));
            for (var brand : page.path("items")) {
                console.say(
                        "%-31s %-13s %-30s"
                                .formatted(
                                        brand.path("id").asString(),
                                        brand.path("phase").asString(),
                                        brand.path("spec").path("displayName").asString()));
            }
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
    }

    private static String argument(List<String> arguments) {
        if (arguments.size() != 2) {
            throw new LocalPlatformException(USAGE);
        }
        return arguments.get(1);
    }

    private static String check(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new LocalPlatformException(OperatorClient.explain(answer));
        }
        return answer.body();
    }

    private static String pretty(String json) {
        return JSON.writeValueAsString(JSON.readTree(json));
    }
}
