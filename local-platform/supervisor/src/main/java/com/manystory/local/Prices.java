package com.manystory.local;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an operator pays, from a file that the operator fills.
///
/// @param currency for display only
/// @param note what is to be said about the prices, empty for nothing
/// @param each by measure: the price of so many of its units
record Prices(String currency, String note, Map<String, Price> each) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> FIELDS = Set.of("currency", "note", "prices");

    /// The price of a number of units.
    record Price(BigDecimal amount, BigDecimal per) {}

    /// Reads the file.
    ///
    /// @throws LocalPlatformException when it isn't as docs/cost.md says
    static Prices read(Path file) {
        JsonNode document;
        try {
            document = JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new LocalPlatformException(file + " can't be read", e);
        } catch (JacksonException e) {
            throw new LocalPlatformException(file + " isn't JSON: " + e.getOriginalMessage(), e);
        }
        for (var field : document.propertyNames()) {
            if (!FIELDS.contains(field)) {
                throw wrong(file, "\"" + field + "\" isn't known");
            }
        }
        if (!document.path("currency").isString() || !document.path("prices").isObject()) {
            throw wrong(file, "it needs \"currency\" and \"prices\"");
        }
        var each = new TreeMap<String, Price>();
        for (var price : document.path("prices").properties()) {
            each.put(price.getKey(), price(file, price.getKey(), price.getValue()));
        }
        return new Prices(
                document.path("currency").asString(), document.path("note").asString(""), each);
    }

    /// What an amount of a measure costs; nothing when it has no price.
    BigDecimal cost(String measure, BigDecimal amount) {
        var price = each.get(measure);
        return price == null
                ? BigDecimal.ZERO
                : amount.multiply(price.amount()).divide(price.per(), MathContext.DECIMAL64);
    }

    private static Price price(Path file, String measure, JsonNode price) {
        var amount = price.path("price");
        var per = price.path("per");
        if (!amount.isNumber()
                || !per.isNumber()
                || amount.decimalValue().signum() < 0
                || per.decimalValue().signum() <= 0) {
            throw wrong(
                    file,
                    "\"%s\" needs a \"price\" that isn't negative, \"per\" a positive number of units"
                            .formatted(measure));
        }
        return new Price(amount.decimalValue(), per.decimalValue());
    }

    private static LocalPlatformException wrong(Path file, String why) {
        return new LocalPlatformException("%s isn't a file of prices: %s".formatted(file, why));
    }
}
