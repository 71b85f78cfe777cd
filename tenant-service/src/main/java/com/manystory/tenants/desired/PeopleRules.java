package com.manystory.tenants.desired;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The people who administer a brand.
final class PeopleRules implements Rule {

    /// What a browser's e-mail field accepts (HTML, "valid e-mail address"), with a dot in the
    /// host.
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z][a-zA-Z0-9-]*");

    private static final Set<String> ROLES = Set.of("viewer", "editor", "finance", "owner");

    @Override
    public void check(DesiredState state, Violations violations) {
        var admins = state.admins();
        if (admins == null) {
            return;
        }
        Texts.atMost(admins, 50, "/admins", violations);
        var seen = new HashSet<String>();
        for (int i = 0; i < admins.size(); i++) {
            var admin = admins.get(i);
            if (admin == null) {
                continue;
            }
            var at = Violations.element("/admins", i);
            var email = admin.email();
            if (email == null) {
                violations.add(at + "/email", "An administrator needs an e-mail address.");
            } else if (email.length() > 254 || !EMAIL.matcher(email).matches()) {
                violations.add(
                        at + "/email", "This isn't an e-mail address such as asha@aster.example.");
            } else if (!seen.add(email.toLowerCase(Locale.ROOT))) {
                violations.add(at + "/email", "This administrator is already in the list.");
            }
            if (admin.role() == null) {
                violations.add(at + "/role", "An administrator needs a role, such as owner.");
            }
            Texts.oneOf(admin.role(), ROLES, at + "/role", violations);
        }
    }
}
