package com.manystory.catalog.importing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of a file.
///
/// @param line the line that it begins on, 1 is the header
/// @param cells header to text
record Row(long line, Map<String, String> cells) {

    @Nullable String get(String column) {
        var text = cells.get(column);
        return text == null || text.isBlank() ? null : text;
    }
}
