package com.manystory.tenants.provisioning;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A service that holds a part of each brand.
///
/// @param name the service's name, which is the audience of tokens for it
/// @param address where its internal API is
/// @param edge whether it is where customers come in
record PartHolder(String name, URI address, boolean edge) {

    /// The name of the condition that tells how the service itself is: `CatalogService`.
    String conditionType() {
        return Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
