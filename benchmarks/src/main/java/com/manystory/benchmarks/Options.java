package com.manystory.benchmarks;

import java.util.Map;

/// What follows the names of benchmarks, such as `--brands 200`.
///
/// @param values by name
public record Options(Map<String, String> values) {

    /// The number of an option, or another when it isn't given.
    public int number(String name, int otherwise) {
        var value = values.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
