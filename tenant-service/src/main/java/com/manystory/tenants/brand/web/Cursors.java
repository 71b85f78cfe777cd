package com.manystory.tenants.brand.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Where the next page of brands begins, opaque to clients.
final class Cursors {

    private Cursors() {}

    static String write(String lastId) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(lastId.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable String read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            var id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (TenantId.isValid(id)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Not Base64: answered below.
        }
        throw new ProblemException(
                HttpStatus.BAD_REQUEST,
                "invalid-cursor",
                "The cursor isn't valid",
                "Take the cursor from nextCursor of the previous page.");
    }
}
