package com.manystory.local;

import com.manystory.local.platform.OperatorClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `fleet migrate`, `fleet status`, `fleet resume` and `fleet cancel`, over the control plane's
/// API.
final class FleetCommand {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> GOING_ON = Set.of("PLANNED", "RUNNING");
    private static final long LOOK_MILLIS = 500;

    private final OperatorClient client;
    private final Console console;

    FleetCommand(OperatorClient client, Console console) {
        this.client = client;
        this.console = console;
    }

    /// @return whether nothing has stopped or was cancelled
    boolean run(List<String> arguments) throws InterruptedException {
        var command = arguments.isEmpty() ? "" : arguments.getFirst();
        var rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        return switch (command) {
            case "migrate" -> migrate(FleetOptions.parse(rest));
            case "status" -> status(rest);
            case "resume" -> follow(read(client.postFleet("/" + id(rest) + "/resume", "")));
            case "cancel" -> {
                print(read(client.postFleet("/" + id(rest) + "/cancel", "")));
                yield true;
            }
            default -> throw new LocalPlatformException(FleetOptions.USAGE);
        };
    }

    private boolean migrate(FleetOptions options) throws InterruptedException {
        var answer =
                read(
                        client.postFleet(
                                options.dryRun() ? "?dryRun=true" : "", options.body().toString()));
        if (answer.path("id").isNull()) {
            new FleetTable(console).plan(answer);
            return true;
        }
        return follow(answer);
    }

    private boolean follow(JsonNode started) throws InterruptedException {
        var id = started.path("id").asLong();
        console.say("Rollout %d is going on".formatted(id));
        var done = -1;
        while (true) {
            var rollout = read(client.getFleet("/" + id));
            if (!GOING_ON.contains(rollout.path("state").asString())) {
                return print(rollout);
            }
            var counts = rollout.path("counts");
            var now = counts.path("migrated").asInt() + counts.path("skipped").asInt();
            if (now != done) {
                done = now;
                console.say(
                        "  %d done, %d to go, %d failed"
                                .formatted(
                                        done,
                                        counts.path("pending").asInt(),
                                        counts.path("failed").asInt()));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private boolean status(List<String> arguments) {
        if (!arguments.isEmpty()) {
            return print(read(client.getFleet("/" + id(arguments))));
        }
        var newest = read(client.getFleet("?limit=1")).path("items").path(0);
        if (newest.isMissingNode()) {
            console.say("The fleet's databases were never migrated.");
            return true;
        }
        return print(read(client.getFleet("/" + newest.path("id").asLong())));
    }

    /// @return whether it hasn't stopped
    private boolean print(JsonNode rollout) {
        var id = rollout.path("id").asLong();
        var failed = read(client.getFleet("/" + id + "?state=FAILED&limit=20"));
        return new FleetTable(console).rollout(rollout, failed.path("databases").path("items"));
    }

    private static String id(List<String> arguments) {
        if (arguments.size() != 1 || !arguments.getFirst().matches("\\d{1,18}")) {
            throw new LocalPlatformException(FleetOptions.USAGE);
        }
        return arguments.getFirst();
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new LocalPlatformException(OperatorClient.explain(answer));
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException e) {
            throw new LocalPlatformException("The answer isn't JSON: " + answer.body(), e);
        }
    }
}
