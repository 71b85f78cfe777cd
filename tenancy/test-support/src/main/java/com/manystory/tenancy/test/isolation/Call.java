package com.manystory.tenancy.test.isolation;

import java.util.Map;
import java.util.TreeMap;

/// A request to be sent as it stands.
///
/// @param method the method
/// @param target path and query
/// @param headers the headers; `Host` is loopback's unless it is among them
/// @param body the body, empty for none
public record Call(String method, String target, Map<String, String> headers, String body) {

    public Call {
        var sorted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = sorted;
    }

    /// With a header, in place of one of the same name.
    public Call with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new Call(method, target, more, body);
    }

    /// With a token.
    public Call bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /// To another target.
    public Call to(String changed) {
        return new Call(method, changed, headers, body);
    }

    /// That claims a brand wherever software is known to believe it: everything but the token.
    public Call claiming(Sample brand) {
        var id = brand.brand().value();
        var query = "brand=%1$s&brandId=%1$s&tenant=%1$s&tenantId=%1$s".formatted(id);
        return to(target + (target.contains("?") ? "&" : "?") + query)
                .with("X-Brand", id)
                .with("X-Brand-Id", id)
                .with("X-Tenant", id)
                .with("X-Tenant-Id", id)
                .with("X-TenantID", id)
                .with("X-Forwarded-Host", id + ".localhost")
                .with("Forwarded", "host=" + id + ".localhost")
                .with("X-Original-Host", id + ".localhost");
    }
}
