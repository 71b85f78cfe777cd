package com.manystory.tenants.fleet.web;

import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.fleet.BrandMigration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Where the next page of a rollout's databases begins.
///
/// @param brand of the last one before, or empty
/// @param service of the last one before, or empty
record DatabaseCursor(String brand, String service) {

    private static final Pattern WRITTEN = Pattern.compile("([a-z0-9-]{1,40})\\.([a-z0-9-]{1,60})");

    static String after(BrandMigration last) {
        return last.brand() + "." + last.service();
    }

    static DatabaseCursor read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return new DatabaseCursor("", "");
        }
        var parts = WRITTEN.matcher(cursor);
        if (!parts.matches()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-cursor",
                    "The cursor isn't valid",
                    "Take the cursor from nextCursor of the previous page.");
        }
        return new DatabaseCursor(parts.group(1), parts.group(2));
    }
}
