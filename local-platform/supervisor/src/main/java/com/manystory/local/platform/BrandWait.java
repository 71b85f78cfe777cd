package com.manystory.local.platform;

import com.manystory.local.LocalPlatformException;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Waits until a brand is what was asked for: as long as its phase is anything but ACTIVE, or
/// SUSPENDED where somebody took it off the air, not all of it is there.
public final class BrandWait {

    /// How long a brand may take, after the control plane's own wait.
    public static final Duration LIMIT = Duration.ofSeconds(60);

    private static final JsonMapper JSON = new JsonMapper();
    private static final long LOOK_MILLIS = 500;

    private final OperatorClient client;
    private final Duration limit;

    public BrandWait(OperatorClient client, Duration limit) {
        this.client = client;
        this.limit = limit;
    }

    /// The brand when it is settled.
    ///
    /// @param answer to the change that is waited for
    /// @throws LocalPlatformException naming the conditions that aren't met, when it was refused,
    ///   has failed or isn't settled in time
    public JsonNode await(String id, HttpResponse<String> answer) throws InterruptedException {
        var brand = read(answer);
        var until = System.nanoTime() + limit.toNanos();
        while (!isSettled(brand)) {
            if (System.nanoTime() > until) {
                throw unsettled(id, brand);
            }
            Thread.sleep(LOOK_MILLIS);
            brand = read(client.getBrands("/" + id));
        }
        if (brand.path("phase").asString().equals("FAILED")) {
            throw unsettled(id, brand);
        }
        return brand;
    }

    private static boolean isSettled(JsonNode brand) {
        return switch (brand.path("phase").asString()) {
            case "ACTIVE", "SUSPENDED", "FAILED" ->
                    brand.path("observedGeneration").asLong() == brand.path("generation").asLong();
            default -> false;
        };
    }

    private static LocalPlatformException unsettled(String id, JsonNode brand) {
        var text =
                new StringBuilder(
                        "%s is %s (generation %d, brought about: %d)"
                                .formatted(
                                        id,
                                        brand.path("phase").asString(),
                                        brand.path("generation").asLong(),
                                        brand.path("observedGeneration").asLong()));
        for (var condition : brand.path("conditions")) {
            if (!condition.path("status").asString().equals("TRUE")) {
                text.append(
                        "\n  %s: %s\n    %s"
                                .formatted(
                                        condition.path("type").asString(),
                                        condition.path("message").asString(""),
                                        condition.path("fix").asString("")));
            }
        }
        return new LocalPlatformException(text.toString().stripTrailing());
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new LocalPlatformException(OperatorClient.explain(answer));
        }
        return JSON.readTree(answer.body());
    }
}
