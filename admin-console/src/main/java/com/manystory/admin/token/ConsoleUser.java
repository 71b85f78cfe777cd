package com.manystory.admin.token;

import com.manystory.tenancy.TenantId;
import java.security.Principal;
import java.util.Set;

/// Somebody who uses the console, as an issuer that we trust says.
public sealed interface ConsoleUser extends Principal {

    /// The subject that services inside are told, unique over all issuers.
    @Override
    String getName();

    /// What the services inside let the user do.
    Set<String> roles();

    /// Somebody who runs the platform.
    ///
    /// @param mayAct whether the user may change anything
    record Operator(String subject, boolean mayAct) implements ConsoleUser {

        @Override
        public String getName() {
            return "operator:" + subject;
        }

        @Override
        public Set<String> roles() {
            return mayAct ? Set.of("operator") : Set.of("viewer");
        }
    }

    /// Somebody who works for a brand.
    record Staff(String subject, TenantId brand, Set<String> roles) implements ConsoleUser {

        public Staff {
            roles = Set.copyOf(roles);
        }

        @Override
        public String getName() {
            return "staff:" + brand + ":" + subject;
        }
    }
}
