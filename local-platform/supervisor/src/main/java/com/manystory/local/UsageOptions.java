package com.manystory.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `usage` was asked for.
///
/// @param brand only this one, or null for all
/// @param query of the request for the control plane, empty or beginning with `?`
/// @param prices the operator's file of prices, or null for none
record UsageOptions(@Nullable String brand, String query, @Nullable Path prices) {

    static final String USAGE =
            """
            Usage: ./manystory usage [BRAND] [OPTIONS]
              --from DAY|TIME   the first day or moment; else 30 days before the end
              --to DAY|TIME     the end, exclusive; else now
              --prices FILE     what each measure costs, as docs/cost.md says; adds each brand's share\
            """;

    /// @throws LocalPlatformException when an option is unknown
    static UsageOptions parse(List<String> arguments) {
        String brand = null;
        Path prices = null;
        var parameters = new ArrayList<String>();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var argument = rest.next();
            if (!argument.startsWith("--")) {
                if (brand != null || !argument.matches("[a-z0-9-]+")) {
                    throw new LocalPlatformException(USAGE);
                }
                brand = argument;
                continue;
            }
            if (!rest.hasNext()) {
                throw new LocalPlatformException(USAGE);
            }
            var value = rest.next();
            switch (argument) {
                case "--from", "--to" -> {
                    if (!value.matches("[0-9TZ:.-]+")) {
                        throw new LocalPlatformException(USAGE);
                    }
                    parameters.add(argument.substring(2) + "=" + value);
                }
                case "--prices" -> prices = Path.of(value);
                default ->
                        throw new LocalPlatformException(
                                "Unknown option: " + argument + "\n" + USAGE);
            }
        }
        var query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return new UsageOptions(brand, query, prices);
    }
}
