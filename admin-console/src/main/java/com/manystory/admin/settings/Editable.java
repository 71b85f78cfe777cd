package com.manystory.admin.settings;

import com.manystory.admin.token.ConsoleUser;
import java.util.List;

/// Which fields of the desired state somebody may edit.
final class Editable {

    private static final List<String> BY_OPERATORS =
            List.of(
                    "displayName",
                    "domains",
                    "locales",
                    "defaultLocale",
                    "currency",
                    "timeZone",
                    "country",
                    "theme",
                    "vocabulary",
                    "features",
                    "listingTypes",
                    "payments",
                    "commission",
                    "quotas",
                    "placement",
                    "admins");
    private static final List<String> BY_STAFF =
            List.of("displayName", "theme", "vocabulary", "features");

    private Editable() {}

    /// The fields, in the order that they are shown.
    static List<String> by(ConsoleUser user) {
        return switch (user) {
            case ConsoleUser.Operator _ -> BY_OPERATORS;
            case ConsoleUser.Staff _ -> BY_STAFF;
        };
    }
}
