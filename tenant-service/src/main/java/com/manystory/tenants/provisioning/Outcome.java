package com.manystory.tenants.provisioning;

import com.manystory.tenancy.registry.Condition;
import java.util.List;

/// What a service made of its part of a brand.
sealed interface Outcome {

    /// The service that was asked.
    PartHolder holder();

    /// Whether its part is as desired.
    boolean isReady();

    /// It answered.
    ///
    /// @param conditions of its parts
    record Answered(PartHolder holder, List<Condition> conditions) implements Outcome {

        @Override
        public boolean isReady() {
            return conditions.stream().allMatch(c -> c.status() == Condition.Status.TRUE);
        }
    }

    /// It didn't answer, or not with its conditions.
    ///
    /// @param condition the cause and the fix
    /// @param lasting whether trying again can't help
    record Failed(PartHolder holder, Condition condition, boolean lasting) implements Outcome {

        @Override
        public boolean isReady() {
            return false;
        }
    }
}
