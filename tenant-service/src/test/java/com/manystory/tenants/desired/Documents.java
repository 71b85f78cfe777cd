package com.manystory.tenants.desired;

import com.manystory.tenants.desired.Violations.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// Documents as clients write them, read by the rules.
final class Documents {

    /// A brand, with room for one more field.
    static final String ASTER =
            """
            {"displayName": "Aster", "locales": ["en", "id"], "currency": "IDR",
             "timeZone": "Asia/Jakarta", "country": "ID"%s}
            """;

    static final DesiredStates STATES = new DesiredStates("localhost", Set.of("local", "west"));

    private Documents() {}

    static List<Violation> violations(String document) {
        var violations = new Violations();
        STATES.read(bytes(document), violations);
        return violations.all();
    }

    static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }
}
