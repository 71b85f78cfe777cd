package com.manystory.tenancy.registry;

import com.manystory.tenancy.TenantId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The only part of a service that keeps nothing of brands in any store, so that it says so when it
/// is asked what is left: an answer without parts proves nothing.
public final class NothingKept implements TenantPart {

    private final String service;
    private final String name;

    /// @param service its name, such as `admin-console`
    public NothingKept(String service) {
        this.service = service;
        this.name =
                Arrays.stream(service.split("-"))
                        .filter(word -> !word.isEmpty())
                        .map(word ->
                                word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining("", "", "Data"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Condition ensure(Brand brand) {
        return Condition.ready(name, "Nothing of brands is kept here.");
    }

    @Override
    public Condition erase(TenantId id, String incarnation) {
        return Condition.ready(name, "Nothing of brands is kept here.");
    }

    @Override
    public Remains remains(TenantId id) {
        return Remains.none(name, "%s has no store of brands' data".formatted(service));
    }
}
