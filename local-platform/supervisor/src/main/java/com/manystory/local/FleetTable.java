package com.manystory.local;

import tools.jackson.databind.JsonNode;

/// Migrations of the fleet, on the terminal.
final class FleetTable {

    private final Console console;

    FleetTable(Console console) {
        this.console = console;
    }

    /// Prints what would be done.
    void plan(JsonNode plan) {
        services(plan);
        if (plan.path("counts").path("pending").asInt() == 0) {
            console.say(console.mark(true, "✓ ") + "Nothing is to be migrated.");
            return;
        }
        for (var service : plan.path("services")) {
            for (var migration : service.path("migrations")) {
                console.say(
                        "  %-20s %-8s %s%s"
                                .formatted(
                                        service.path("name").asString(),
                                        migration.path("version").asString(),
                                        migration.path("description").asString(),
                                        migration.path("kind").asString("").equals("CONTRACT")
                                                ? " (contract)"
                                                : ""));
            }
        }
        waves(plan);
    }

    /// Prints a rollout.
    ///
    /// @param failed some of the databases that failed
    /// @return whether it hasn't stopped
    boolean rollout(JsonNode rollout, JsonNode failed) {
        var state = rollout.path("state").asString();
        console.say(
                "Rollout %d is %s, started by %s"
                        .formatted(
                                rollout.path("id").asLong(),
                                state,
                                rollout.path("startedBy").asString("")));
        services(rollout);
        waves(rollout);
        for (var database : failed) {
            console.say(
                    "%s%s, %s: %s"
                            .formatted(
                                    console.mark(false, "✗ "),
                                    database.path("brand").asString(),
                                    database.path("service").asString(),
                                    database.path("message").asString("")));
            console.say("  " + database.path("fix").asString(""));
        }
        var stop = rollout.path("stop");
        if (stop.isObject()) {
            console.say(console.mark(false, "✗ ") + stop.path("message").asString());
            console.say("  " + stop.path("fix").asString());
        }
        return !state.equals("STOPPED") && !state.equals("CANCELLED");
    }

    private void services(JsonNode rollout) {
        console.say(
                console.bold(
                        "%-20s %-8s %9s %10s"
                                .formatted("SERVICE", "TO", "DATABASES", "UP TO DATE")));
        for (var service : rollout.path("services")) {
            console.say(
                    "%-20s %-8s %9d %10d"
                            .formatted(
                                    service.path("name").asString(),
                                    service.path("version").asString(),
                                    service.path("databases").asInt(),
                                    service.path("upToDate").asInt()));
        }
    }

    private void waves(JsonNode rollout) {
        console.say(
                console.bold(
                        "%-20s %8s %9s %8s %7s"
                                .formatted("WAVE", "TO GO", "MIGRATED", "SKIPPED", "FAILED")));
        for (var wave : rollout.path("waves")) {
            var counts = wave.path("counts");
            var number = wave.path("wave").asInt();
            console.say(
                    "%-20s %8d %9d %8d %7d"
                            .formatted(
                                    number == 0 ? "canaries" : Integer.toString(number),
                                    counts.path("pending").asInt(),
                                    counts.path("migrated").asInt(),
                                    counts.path("skipped").asInt(),
                                    counts.path("failed").asInt()));
        }
    }
}
