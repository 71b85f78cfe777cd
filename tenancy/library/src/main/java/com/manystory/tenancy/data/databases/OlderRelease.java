package com.manystory.tenancy.data.databases;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/// Instances of a service that run and whose release doesn't know every contract migration: they
/// may need what those take away.
///
/// @param release as it calls itself
/// @param instances how many of it run, 1 at least
@JsonIgnoreProperties(ignoreUnknown = true)
public record OlderRelease(String release, int instances) {

    @Override
    public String toString() {
        return "%d of %s".formatted(instances, release);
    }
}
