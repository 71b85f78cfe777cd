package com.manystory.admin.access;

import java.util.Set;

/// What can be done to a brand, and which of its staff may.
public enum Permission {
    /// Read anything.
    READ(Set.of("viewer", "editor", "finance", "owner")),
    /// Change the catalogue.
    EDIT_CATALOGUE(Set.of("editor", "owner")),
    /// Change the settings that belong to the brand's people.
    EDIT_SETTINGS(Set.of("editor", "owner"));

    private final Set<String> staffRoles;

    Permission(Set<String> staffRoles) {
        this.staffRoles = staffRoles;
    }

    boolean allows(Set<String> roles) {
        return roles.stream().anyMatch(staffRoles::contains);
    }

    boolean isChange() {
        return this != READ;
    }
}
