package com.manystory.tenancy.test.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes an SQL script apart into statements, and these into words: lower case unless quoted,
/// strings and dollar-quoted bodies each as one, without comments ([lexical
/// structure](https://www.postgresql.org/docs/18/sql-syntax-lexical.html)).
final class Statements {

    /// What a body between dollar quotes begins with, among the words.
    static final String BODY = "$";

    private static final Pattern SPACE = Pattern.compile("\\s+|--[^\n]*");
    private static final Pattern DOLLAR = Pattern.compile("\\$(\\w*)\\$");
    private static final Pattern ESCAPED = Pattern.compile("(?s)[eE]'(?:[^'\\\\]|\\\\.|'')*'");
    private static final Pattern STRING = Pattern.compile("(?s)'(?:[^']|'')*'");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")*)\"");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*|\\d[\\w.]*");

    private final String sql;
    private final List<List<String>> statements = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private int at;

    private Statements(String sql) {
        this.sql = sql;
    }

    /// The words of each statement.
    ///
    /// @throws IllegalArgumentException when a quote or a comment doesn't end
    static List<List<String>> of(String sql) {
        var reading = new Statements(sql);
        while (reading.at < sql.length()) {
            reading.step();
        }
        reading.end();
        return reading.statements;
    }

    private void step() {
        Matcher found;
        if (matches(SPACE) != null) {
            return;
        } else if (sql.startsWith("/*", at)) {
            skipComment();
        } else if ((found = matches(DOLLAR)) != null) {
            var end = sql.indexOf(found.group(), at);
            require(end >= 0, "A dollar quote doesn't end");
            words.add(BODY + sql.substring(at, end));
            at = end + found.group().length();
        } else if ((found = matches(ESCAPED)) != null || (found = matches(STRING)) != null) {
            words.add(found.group());
        } else if ((found = matches(QUOTED)) != null) {
            words.add(found.group(1));
        } else if ((found = matches(WORD)) != null) {
            words.add(found.group().toLowerCase(Locale.ROOT));
        } else if (sql.charAt(at) == ';') {
            at++;
            end();
        } else {
            require(sql.charAt(at) != '\'' && sql.charAt(at) != '"', "A quote doesn't end");
            words.add(String.valueOf(sql.charAt(at++)));
        }
    }

    /// Comments of this kind nest.
    private void skipComment() {
        var depth = 0;
        do {
            require(at + 1 < sql.length(), "A comment doesn't end");
            var step = Map.of("/*", 1, "*/", -1).getOrDefault(sql.substring(at, at + 2), 0);
            depth += step;
            at += step == 0 ? 1 : 2;
        } while (depth > 0);
    }

    private @Nullable Matcher matches(Pattern pattern) {
        var matcher = pattern.matcher(sql).region(at, sql.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher;
    }

    private void end() {
        if (!words.isEmpty()) {
            statements.add(List.copyOf(words));
            words = new ArrayList<>();
        }
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
