package com.manystory.tenancy.test.isolation;

import java.util.Optional;
import java.util.stream.Stream;

/// Who may call a route, told by those who may not: every kind of identity that it must refuse.
public interface Door {

    /// What is tried to reach the victim.
    ///
    /// @param row the route
    /// @param victim the brand that must not be reached
    /// @param intruder another brand
    Stream<Attempt> attempts(RouteRow row, Sample victim, Sample intruder);

    /// The brand's own rightful call of the route, or empty when no brand has one.
    Optional<Call> own(RouteRow row, Sample brand);
}
