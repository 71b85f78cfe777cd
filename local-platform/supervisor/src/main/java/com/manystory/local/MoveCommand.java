package com.manystory.local;

import com.manystory.local.platform.OperatorClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `brand move ID CELL`, over the control plane's API: starts a move and follows it until the brand
/// works on the other cell, or stays where it was.
final class MoveCommand {

    static final String USAGE = "       ./manystory brand move ID CELL [--reason TEXT]";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> ARRIVED = Set.of("MOVED", "SUCCEEDED");
    private static final Set<String> TAKEN_BACK = Set.of("FAILED", "CANCELLED");
    private static final String REASON = "Moved by the launcher.";
    private static final long LOOK_MILLIS = 200;

    private final OperatorClient client;
    private final Console console;

    MoveCommand(OperatorClient client, Console console) {
        this.client = client;
        this.console = console;
    }

    /// @throws LocalPlatformException when the brand stays where it was
    void run(List<String> arguments) throws InterruptedException {
        var withReason = arguments.size() == 4 && arguments.get(2).equals("--reason");
        if (arguments.size() != 2 && !withReason) {
            throw new LocalPlatformException("Usage:\n" + USAGE);
        }
        var brand = arguments.get(0);
        var cell = arguments.get(1);
        var move = read(client.moveBrand(brand, cell, withReason ? arguments.get(3) : REASON));
        var state = "";
        while (true) {
            if (!state.equals(move.path("state").asString())) {
                state = move.path("state").asString();
                console.say("  %s is %s".formatted(brand, words(state)));
            }
            if (ARRIVED.contains(state)) {
                arrived(brand, move);
                return;
            }
            if (TAKEN_BACK.contains(state)) {
                throw new LocalPlatformException(takenBack(brand, move));
            }
            Thread.sleep(LOOK_MILLIS);
            move =
                    read(
                            client.getBrands(
                                    "/%s/moves/%d".formatted(brand, move.path("id").asLong())));
        }
    }

    private void arrived(String brand, JsonNode move) {
        console.say(
                "%s is on cell %s; nothing could be written for %d ms. The old databases are kept until %s."
                        .formatted(
                                brand,
                                move.path("target").asString(),
                                move.path("pauseMillis").asLong(),
                                move.path("keepUntil").asString()));
        for (var service : move.path("services")) {
            console.say(
                    "  %-16s %3d tables, checksum %s, copied in %d ms"
                            .formatted(
                                    service.path("name").asString(),
                                    service.path("tables").asInt(),
                                    service.path("checksum").asString(),
                                    service.path("copyMillis").asLong()));
        }
    }

    private static String takenBack(String brand, JsonNode move) {
        var stop = move.path("stop");
        return "%s stays on cell %s. %s: %s\n  %s"
                .formatted(
                        brand,
                        move.path("source").asString(),
                        stop.path("reason").asString(),
                        stop.path("message").asString(),
                        stop.path("fix").asString());
    }

    private static String words(String state) {
        return switch (state) {
            case "PLANNED" -> "waiting";
            case "COPYING" -> "being copied";
            case "PAUSED" -> "paused for writing, and compared";
            case "SWITCHED" -> "switched over";
            case "RETURNING" -> "being taken back";
            default -> state.toLowerCase(java.util.Locale.ROOT);
        };
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
