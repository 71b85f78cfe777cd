package com.manystory.local.demo;

/// A vendor that listings are made for.
///
/// @param place the key of its own place, or of its area
record Vendor(
        String key,
        String name,
        Place area,
        String place,
        int since,
        int replyHours,
        String person,
        String secondPerson) {}
