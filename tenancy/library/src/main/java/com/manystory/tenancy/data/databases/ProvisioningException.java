package com.manystory.tenancy.data.databases;

import com.manystory.tenancy.registry.Condition;
import java.sql.SQLException;

/// Why a brand's database can't be brought to the desired state, with what to do about it.
final class ProvisioningException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final String fix;

    ProvisioningException(String reason, String message, String fix) {
        super(message);
        this.reason = reason;
        this.fix = fix;
    }

    Condition condition(String part) {
        return Condition.failed(part, reason, String.valueOf(getMessage()), fix);
    }

    /// What a database error means to an operator.
    static ProvisioningException of(SQLException e, String cell) {
        var state = e.getSQLState() == null ? "" : e.getSQLState();
        var prefix = "manystory.data.cells." + cell;
        if (state.startsWith("08") || state.startsWith("57P0")) {
            return new ProvisioningException(
                    "DatabaseUnreachable",
                    "The database server of cell %s doesn't answer".formatted(cell),
                    "Check that it runs, and %s.host and .port".formatted(prefix));
        }
        if (state.startsWith("28")) {
            return new ProvisioningException(
                    "LoginRefused",
                    "The database server of cell %s refuses a role's login".formatted(cell),
                    "Check %s.user and .password, and manystory.data.credentials-key"
                            .formatted(prefix));
        }
        if (state.startsWith("53")) {
            return new ProvisioningException(
                    "ServerFull",
                    "The database server of cell %s has no room: %s"
                            .formatted(cell, e.getMessage()),
                    "Add disk or max_connections, or place the brand on another cell");
        }
        if (state.equals("42501")) {
            return new ProvisioningException(
                    "MissingPrivilege",
                    "The provisioner may not do this on cell %s: %s"
                            .formatted(cell, e.getMessage()),
                    "Give the role of %s.user CREATEDB and CREATEROLE".formatted(prefix));
        }
        return new ProvisioningException(
                "DatabaseError",
                "Cell %s answered %s: %s".formatted(cell, state, e.getMessage()),
                "See the service's log; provisioning is tried again");
    }
}
