package com.manystory.tenants.brand.web;

import com.manystory.tenants.brand.Precondition;
import com.manystory.tenants.brand.StoredBrand;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Entity tags of brands (RFC 9110 section 8.8.3): life, generation, and the registry's version and
/// observed generation, which change with the phase. A precondition looks at life and generation
/// only, as the phase changes by itself between a reading and a writing.
final class EntityTags {

    private EntityTags() {}

    static String of(StoredBrand brand) {
        return "\"%s.%d.%d\""
                .formatted(brand.desiredTag(), brand.version(), brand.observedGeneration());
    }

    static Precondition precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return new Precondition(
                ifMatch == null
                        ? null
                        : tags(ifMatch).stream().map(EntityTags::desiredPart).toList(),
                ifNoneMatch != null && tags(ifNoneMatch).contains("*"));
    }

    /// The life and generation of `life.generation.version.observed`.
    private static String desiredPart(String tag) {
        var parts = tag.split("\\.");
        return parts.length < 2 ? tag : parts[0] + "." + parts[1];
    }

    private static List<String> tags(String header) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .map(tag -> tag.replace("\"", ""))
                .filter(tag -> !tag.isEmpty())
                .toList();
    }
}
