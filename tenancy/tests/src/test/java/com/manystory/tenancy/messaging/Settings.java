package com.manystory.tenancy.messaging;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Settings as a service reads them.
final class Settings {

    private Settings() {}

    static MessagingProperties of(String... settings) {
        var values = new TreeMap<String, String>(Map.of("manystory.messaging.region", "nowhere"));
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("manystory.messaging", MessagingProperties.class);
    }
}
