package com.manystory.tenants.provisioning;

import com.manystory.tenancy.registry.Condition;
import java.util.List;

/// What a service made of its part of a brand.
sealed interface Outcome {

    /// The service that was asked.
    PartHolder holder();

    /// Whether its part is as desired.
    boolean isReady();

    /// Whether it knows the generation that it was told, though it may not have brought it about.
    boolean isInformed();

    /// Whether all parts are as desired.
    static boolean areReady(List<Outcome> outcomes) {
        return outcomes.stream().allMatch(Outcome::isReady);
    }

    /// It answered.
    ///
    /// @param conditions of its parts
    record Answered(PartHolder holder, List<Condition> conditions) implements Outcome {

        @Override
        public boolean isReady() {
            return conditions.stream().allMatch(c -> c.status() == Condition.Status.TRUE);
        }

        @Override
        public boolean isInformed() {
            return true;
        }
    }

    /// It didn't answer, or not with its conditions.
    ///
    /// @param condition the cause and the fix
    /// @param lasting whether trying again can't help: it looked at the generation and refused it
    record Failed(PartHolder holder, Condition condition, boolean lasting) implements Outcome {

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public boolean isInformed() {
            return lasting;
        }
    }
}
