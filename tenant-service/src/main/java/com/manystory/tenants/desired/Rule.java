package com.manystory.tenants.desired;

/// Something that must be true of a desired state whose fields have the right types.
@FunctionalInterface
public interface Rule {

    /// Adds a violation for each field that breaks the rule; absent fields are fine unless the rule
    /// is about their presence.
    void check(DesiredState state, Violations violations);
}
