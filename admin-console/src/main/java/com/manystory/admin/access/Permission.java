package com.manystory.admin.access;

import java.util.Set;

/// What can be done to a brand, and which of its staff may.
public enum Permission {
    /// Read the catalogue and what was done to it.
    READ(Set.of("viewer", "editor", "finance", "owner"), About.DATA, false),
    /// Change the catalogue.
    EDIT_CATALOGUE(Set.of("editor", "owner"), About.DATA, true),
    /// Read the desired state.
    READ_SETTINGS(Set.of("viewer", "editor", "finance", "owner"), About.SETTINGS, false),
    /// Change the settings that belong to the brand's people.
    EDIT_SETTINGS(Set.of("editor", "owner"), About.SETTINGS, true),
    /// See which of the platform's people may work on the brand's data.
    SEE_SUPPORT(Set.of("viewer", "editor", "finance", "owner"), About.CONSENT, false),
    /// Decide about it.
    DECIDE_SUPPORT(Set.of("owner"), About.CONSENT, true),
    /// Read what was done to the brand, and by whom.
    READ_AUDIT(Set.of("owner"), About.CONSENT, false);

    private final Set<String> staffRoles;
    private final About about;
    private final boolean change;

    Permission(Set<String> staffRoles, About about, boolean change) {
        this.staffRoles = staffRoles;
        this.about = about;
        this.change = change;
    }

    boolean allows(Set<String> roles) {
        return roles.stream().anyMatch(staffRoles::contains);
    }

    boolean isChange() {
        return change;
    }

    /// Whether it is about what the brand and its customers have put there.
    boolean isAboutData() {
        return about == About.DATA;
    }

    /// Whether it is for the brand's staff alone.
    boolean isForStaffOnly() {
        return about == About.CONSENT;
    }

    private enum About {
        DATA,
        SETTINGS,
        CONSENT
    }
}
