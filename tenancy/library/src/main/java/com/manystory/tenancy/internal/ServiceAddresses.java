package com.manystory.tenancy.internal;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the other processes are.
///
/// @param services base URL by name: `catalog` (or `catalog-service`) to `http://localhost:8082`
@ConfigurationProperties("manystory")
public record ServiceAddresses(Map<String, URI> services) {

    public ServiceAddresses {
        services = services == null ? Map.of() : Map.copyOf(services);
    }

    /// The base URL of the service; one part of its name is enough, `catalog-service` is found
    /// under `catalog`.
    ///
    /// @throws IllegalArgumentException when the service isn't configured
    public URI of(String service) {
        var exact = services.get(service);
        if (exact != null) {
            return exact;
        }
        return Arrays.stream(service.split("-"))
                .filter(services::containsKey)
                .findFirst()
                .map(services::get)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "manystory.services has no address of " + service));
    }
}
