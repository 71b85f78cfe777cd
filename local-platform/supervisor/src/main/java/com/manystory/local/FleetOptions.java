package com.manystory.local;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What `fleet migrate` was asked for.
///
/// @param dryRun whether only to tell what would be done
/// @param body the request for the control plane
record FleetOptions(boolean dryRun, ObjectNode body) {

    static final String USAGE =
            """
            Usage: ./manystory fleet migrate [OPTIONS] | fleet status [ID] | fleet resume ID | fleet cancel ID
              --dry-run           only tell what would be done
              --service NAME      only this service's databases; may be repeated
              --canary BRAND      a brand that comes first; may be repeated
              --wave N|N%         how many brands the next wave takes; may be repeated
              --parallelism N     how many databases of a cell are migrated at a time
              --error-budget N|N% how many may fail before it stops
              --contract          apply contract migrations, and nothing else
              --reason TEXT       why; kept with the audit event\
            """;

    private static final JsonMapper JSON = new JsonMapper();

    /// @throws LocalPlatformException when an option is unknown
    static FleetOptions parse(List<String> arguments) {
        var body = JSON.createObjectNode();
        var dryRun = false;
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--dry-run" -> dryRun = true;
                case "--contract" -> body.put("contract", true);
                default -> {
                    if (!rest.hasNext()) {
                        throw new LocalPlatformException(USAGE);
                    }
                    put(body, option, rest.next());
                }
            }
        }
        return new FleetOptions(dryRun, body);
    }

    private static void put(ObjectNode body, String option, String value) {
        var list = list(option);
        if (list != null) {
            body.withArray(list).add(value);
            return;
        }
        switch (option) {
            case "--parallelism" -> {
                if (!value.matches("\\d{1,6}")) {
                    throw new LocalPlatformException(USAGE);
                }
                body.put("parallelism", Integer.parseInt(value));
            }
            case "--error-budget" -> body.put("errorBudget", value);
            case "--reason" -> body.put("reason", value);
            default -> throw new LocalPlatformException("Unknown option: " + option + "\n" + USAGE);
        }
    }

    private static @Nullable String list(String option) {
        return switch (option) {
            case "--service" -> "services";
            case "--canary" -> "canaries";
            case "--wave" -> "waves";
            default -> null;
        };
    }
}
