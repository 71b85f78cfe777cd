package com.manystory.local;

import com.manystory.local.platform.OperatorClient;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `audit verify`, over the control plane's API.
final class AuditCommand {

    private static final String USAGE = "Usage: ./manystory audit verify [ANCHOR]";
    private static final JsonMapper JSON = new JsonMapper();

    private final OperatorClient client;
    private final Console console;

    AuditCommand(OperatorClient client, Console console) {
        this.client = client;
        this.console = console;
    }

    /// @return whether the audit is what it was, and the service couldn't change it
    boolean run(List<String> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2 || !arguments.getFirst().equals("verify")) {
            throw new LocalPlatformException(USAGE);
        }
        var answer = client.verifyAudit(arguments.size() == 2 ? arguments.get(1) : null);
        if (answer.statusCode() != 200) {
            throw new LocalPlatformException(OperatorClient.explain(answer));
        }
        try {
            return print(JSON.readTree(answer.body()));
        } catch (JacksonException e) {
            throw new LocalPlatformException("The answer isn't JSON: " + answer.body(), e);
        }
    }

    private boolean print(JsonNode verification) {
        var intact = verification.path("intact").asBoolean(false);
        var head = verification.path("head");
        var to = verification.path("to").asLong();
        if (intact) {
            console.say(console.mark(true, "✓ ") + "The audit is intact: " + to + " events.");
            console.say(
                    "  anchor     %d:%s"
                            .formatted(
                                    head.path("sequence").asLong(), head.path("hash").asString()));
            console.say("  signature  " + head.path("signature").asString());
        } else {
            var broken = verification.path("firstBroken");
            console.say(
                    console.mark(false, "✗ ")
                            + "The audit is broken at event %d of %d: %s"
                                    .formatted(
                                            broken.path("sequence").asLong(),
                                            head.path("sequence").asLong(),
                                            broken.path("problem").asString()));
        }
        var appendOnly = verification.path("appendOnly").asBoolean(false);
        if (!appendOnly) {
            console.say(
                    console.mark(false, "✗ ")
                            + "The service's own role could change events; see docs/tenancy.md.");
        }
        return intact && appendOnly;
    }
}
