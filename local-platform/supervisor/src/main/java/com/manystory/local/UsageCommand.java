package com.manystory.local;

import com.manystory.local.platform.OperatorClient;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `usage`: what brands used, and what of the costs is theirs, over the control plane's API.
final class UsageCommand {

    private static final JsonMapper JSON = new JsonMapper();

    private final OperatorClient client;
    private final Console console;

    UsageCommand(OperatorClient client, Console console) {
        this.client = client;
        this.console = console;
    }

    void run(List<String> arguments) {
        var options = UsageOptions.parse(arguments);
        var prices = options.prices() == null ? null : Prices.read(options.prices());
        var brands = new LinkedHashMap<String, Map<String, BigDecimal>>();
        var first = read(client.getUsage("/api/v1/usage" + page(options.query(), "")));
        var shared = amounts(first.path("shared"));
        for (JsonNode page = first; ; page = next(options, page)) {
            for (var brand : page.path("items")) {
                brands.put(brand.path("brand").asString(), amounts(brand.path("totals")));
            }
            if (page.path("nextCursor").isNull()) {
                break;
            }
        }
        var table = new UsageTable(console, brands, shared, prices);
        console.say(
                "What brands used from %s to %s"
                        .formatted(first.path("from").asString(), first.path("to").asString()));
        if (options.brand() == null) {
            table.all();
        } else if (brands.containsKey(options.brand())) {
            table.one(Objects.requireNonNull(options.brand()));
        } else {
            throw new LocalPlatformException("There is no brand " + options.brand() + ".");
        }
    }

    private JsonNode next(UsageOptions options, JsonNode page) {
        var cursor = page.path("nextCursor").asString();
        return read(client.getUsage("/api/v1/usage" + page(options.query(), "&cursor=" + cursor)));
    }

    private static String page(String query, String cursor) {
        return (query.isEmpty() ? "?" : query + "&") + "limit=200" + cursor;
    }

    private static Map<String, BigDecimal> amounts(JsonNode totals) {
        var amounts = new LinkedHashMap<String, BigDecimal>();
        for (var total : totals) {
            amounts.put(total.path("measure").asString(), total.path("amount").decimalValue());
        }
        return amounts;
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
