package com.manystory.tenancy.test.migrations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges migrations in their order, statement by statement. What isn't known to be harmless is
/// refused.
final class StatementRules {

    private static final String CONTRACT = "make it a contract migration of a later release";

    private final TableRules tables = new TableRules();
    private final Set<String> remade = new HashSet<>();
    private boolean concurrently;

    /// The refusals of one migration.
    List<String> judge(String sql) {
        tables.begin();
        remade.clear();
        var refusals = new ArrayList<String>();
        var statements = Statements.of(sql);
        concurrently = statements.stream().anyMatch(words -> words.contains("concurrently"));
        for (var words : statements) {
            var why = judge(words);
            if (why == null && concurrently && !words.contains("concurrently")) {
                why =
                        "can't share a migration with CONCURRENTLY, which runs outside"
                                + " transactions: put it into one of its own";
            }
            if (why != null) {
                refusals.add("\"%s\" %s".formatted(excerpt(words), why));
            }
        }
        return refusals;
    }

    private @Nullable String judge(List<String> words) {
        return switch (words.getFirst()) {
            case "create" -> create(words);
            case "alter" -> alter(words);
            case "drop" -> drop(words);
            case "update", "delete" ->
                    words.contains("where")
                                    || tables.isNew(
                                            name(
                                                    words,
                                                    words.contains("from")
                                                                    && words.getFirst()
                                                                            .equals("delete")
                                                            ? 2
                                                            : 1))
                            ? null
                            : "holds every row of the table until it ends: change them in batches,"
                                    + " from code";
            case "do" -> block(words);
            case "insert", "comment", "grant", "select", "with" -> null;
            default -> "isn't known to leave older code working: " + CONTRACT;
        };
    }

    private @Nullable String create(List<String> words) {
        if (words.contains("index") && words.indexOf("index") <= 2) {
            return index(words);
        }
        var table = words.indexOf("table");
        if (table > 0 && table <= 3) {
            tables.made(name(words, table + 1));
        }
        return null;
    }

    private @Nullable String index(List<String> words) {
        var on = words.indexOf("on");
        if (on < 0 || tables.isNew(name(words, on + 1))) {
            return null;
        }
        if (!words.contains("concurrently")) {
            return "keeps writers waiting while it reads the table: use CREATE INDEX CONCURRENTLY";
        }
        return remade.contains(words.get(on - 1))
                ? null
                : "can't be repeated when it fails: put DROP INDEX CONCURRENTLY IF EXISTS of the"
                        + " same index before it";
    }

    private @Nullable String alter(List<String> words) {
        return switch (words.get(1)) {
            case "table" -> tables.alter(words);
            case "type" ->
                    words.contains("add") && words.contains("value")
                            ? null
                            : "changes a type that older code uses: " + CONTRACT;
            case "sequence", "function", "default" ->
                    words.contains("rename")
                            ? "takes a name away from older code: " + CONTRACT
                            : null;
            default -> "isn't known to leave older code working: " + CONTRACT;
        };
    }

    private @Nullable String drop(List<String> words) {
        if (words.get(1).equals("index") && words.contains("concurrently")) {
            remade.add(words.getLast());
            return null;
        }
        if (words.get(1).equals("table") && tables.isNew(words.getLast())) {
            return null;
        }
        return "takes away what older code may need: " + CONTRACT;
    }

    /// What a block does can't all be told; what it must not is recognised by its words.
    private static @Nullable String block(List<String> words) {
        var body =
                words.stream()
                        .filter(word -> word.startsWith(Statements.BODY))
                        .map(word -> word.substring(Statements.BODY.length()))
                        .flatMap(text -> Statements.of(text).stream())
                        .flatMap(List::stream)
                        .toList();
        return Collections.disjoint(
                        body, List.of("alter", "drop", "truncate", "execute", "lock", "index"))
                ? null
                : "changes the schema where it can't be checked: write plain statements";
    }

    /// The name at a position, after words that may stand before it, without its schema.
    static String name(List<String> words, int from) {
        var at = from;
        while (at < words.size()
                && List.of("if", "not", "exists", "only").contains(words.get(at))) {
            at++;
        }
        while (at + 2 < words.size() && words.get(at + 1).equals(".")) {
            at += 2;
        }
        return at < words.size() ? words.get(at) : "";
    }

    private static String excerpt(List<String> words) {
        var text = String.join(" ", words);
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
