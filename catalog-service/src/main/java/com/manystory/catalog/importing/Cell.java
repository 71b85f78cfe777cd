package com.manystory.catalog.importing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a value of a row comes from: a column or a constant, changed step by step in the order of
/// the components.
///
/// @param column the column's header, or null for a constant
/// @param value the constant, or what stands for an empty column
/// @param before keeps what stands before the last occurrence of this text, or nothing without one
/// @param after keeps what stands after the last occurrence of this text, or all without one
/// @param none texts that mean nothing, such as `Location unspecified`
/// @param values replaces whole texts, such as `Aquatics` by `swimming`
/// @param longest cuts a longer text at a word, with an ellipsis
/// @param prefix is put before what is left, to keep keys of several files apart
@JsonIgnoreProperties(ignoreUnknown = false)
public record Cell(
        @Nullable String column,
        @Nullable String value,
        @Nullable String before,
        @Nullable String after,
        @Nullable List<String> none,
        @Nullable Map<String, String> values,
        @Nullable Integer longest,
        @Nullable String prefix) {

    /// The value of a row, or null when there is none.
    @Nullable String of(Row row) {
        var text = column == null ? null : row.get(column);
        if (text == null || text.isBlank()) {
            text = value;
        }
        if (text == null) {
            return null;
        }
        text = split(text.strip());
        if (text.isEmpty() || (none != null && none.contains(text))) {
            return null;
        }
        var replaced = values == null ? null : values.get(text);
        text = shorten(replaced == null ? text : replaced);
        return prefix == null ? text : prefix + text;
    }

    private String split(String text) {
        if (before != null) {
            var at = text.lastIndexOf(before);
            return at < 0 ? "" : text.substring(0, at).strip();
        }
        if (after != null) {
            var at = text.lastIndexOf(after);
            return at < 0 ? text : text.substring(at + after.length()).strip();
        }
        return text;
    }

    private String shorten(String text) {
        if (longest == null || text.length() <= longest) {
            return text;
        }
        var space = text.lastIndexOf(' ', longest);
        return text.substring(0, space < 1 ? longest : space) + "…";
    }

    /// What a mistake in this cell is reported under.
    String name() {
        return column == null ? "" : column;
    }

    /// @throws RowRejected when the row has no value
    String required(Row row) {
        var text = of(row);
        if (text == null) {
            throw new RowRejected(name(), "It is empty");
        }
        return text;
    }

    /// A value of this cell as a number.
    ///
    /// @throws RowRejected when it is none, or below zero
    int number(String text) {
        try {
            var number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noNumber(text);
        }
        throw noNumber(text);
    }

    private RowRejected noNumber(String text) {
        return new RowRejected(name(), "%s is no whole number".formatted(text));
    }
}
