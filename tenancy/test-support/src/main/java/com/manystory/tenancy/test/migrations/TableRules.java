package com.manystory.tenancy.test.migrations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges changes of tables that older code uses and that have rows
/// ([locks](https://www.postgresql.org/docs/18/sql-altertable.html#SQL-ALTERTABLE-NOTES)).
final class TableRules {

    private static final String CONTRACT = "make it a contract migration of a later release";
    private static final Set<String> CONSTRAINTS =
            Set.of("constraint", "check", "unique", "primary", "foreign", "exclude");
    private static final Set<String> MAKING_INDEXES = Set.of("unique", "primary", "exclude");

    private final Set<String> made = new HashSet<>();
    private final Set<String> added = new HashSet<>();
    // Of all migrations so far: the column that a constraint keeps from being null.
    private final Map<String, String> notNull = new HashMap<>();
    private final Set<String> validated = new HashSet<>();

    /// Another migration begins, which is another transaction.
    void begin() {
        made.clear();
        added.clear();
    }

    void made(String table) {
        made.add(table);
    }

    /// Whether the table is made by this migration, so that nobody uses it yet.
    boolean isNew(String table) {
        return made.contains(table);
    }

    @Nullable String alter(List<String> words) {
        var table = StatementRules.name(words, 2);
        var from = words.indexOf(table) + 1;
        String why = null;
        for (var action : actions(words.subList(from, words.size()))) {
            var refusal = judge(action);
            why = why == null ? refusal : why;
        }
        return isNew(table) ? null : why;
    }

    private @Nullable String judge(List<String> action) {
        return switch (action.getFirst()) {
            case "add" -> CONSTRAINTS.contains(action.get(1)) ? constraint(action) : column(action);
            case "alter" ->
                    change(action.subList(action.get(1).equals("column") ? 2 : 1, action.size()));
            case "validate" -> validate(action.getLast());
            case "drop" ->
                    action.get(1).equals("constraint")
                            ? null
                            : "takes away a column that older code reads or writes: " + CONTRACT;
            case "rename" ->
                    "takes a name away from older code: add the new one beside it, and " + CONTRACT;
            case "set" ->
                    action.get(1).equals("(") ? null : "isn't known to be harmless: " + CONTRACT;
            default -> "isn't known to leave older code working: " + CONTRACT;
        };
    }

    private static @Nullable String column(List<String> action) {
        var hasDefault = action.contains("default");
        if (follows(action, "not", "null") && !hasDefault) {
            return "fails where there are rows, and older code doesn't fill it: give it a DEFAULT";
        }
        if (action.stream().anyMatch(MAKING_INDEXES::contains)
                || action.contains("check")
                || action.contains("references")) {
            return "checks the table while nobody can use it: add the constraint apart, NOT VALID";
        }
        if (action.contains("generated")
                || action.stream().anyMatch(word -> word.endsWith("serial"))
                || (hasDefault
                        && isCalled(action.subList(action.indexOf("default"), action.size())))) {
            return "rewrites the table while nobody can use it: use a constant DEFAULT";
        }
        return null;
    }

    /// Whether a default calls a function that may answer otherwise for each row.
    private static boolean isCalled(List<String> value) {
        for (int i = 1; i < value.size(); i++) {
            var before = value.get(i - 1);
            if (value.get(i).equals("(")
                    && Character.isLetter(before.isEmpty() ? ' ' : before.charAt(0))
                    && !Set.of("now", "default", "numeric", "varchar", "decimal")
                            .contains(before)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String constraint(List<String> action) {
        if (action.stream().anyMatch(MAKING_INDEXES::contains)) {
            return follows(action, "using", "index")
                    ? null
                    : "makes an index while nobody can use the table: CREATE UNIQUE INDEX"
                            + " CONCURRENTLY first, then ADD … USING INDEX";
        }
        if (!follows(action, "not", "valid")) {
            return "checks the table while nobody can use it: add it NOT VALID, and VALIDATE it in"
                    + " the next migration";
        }
        if (action.get(1).equals("constraint")) {
            added.add(action.get(2));
            if (action.size() > 8 && follows(action, "is", "not") && action.indexOf("is") == 6) {
                notNull.put(action.get(2), action.get(5));
            }
        }
        return null;
    }

    private @Nullable String validate(String constraint) {
        validated.add(constraint);
        return added.contains(constraint)
                ? "reads the table under the lock of the statement that added it: put it into the"
                        + " next migration"
                : null;
    }

    private @Nullable String change(List<String> column) {
        var what = String.join(" ", column.subList(1, Math.min(4, column.size())));
        if (what.startsWith("set not null")) {
            var proven =
                    notNull.entrySet().stream()
                            .filter(check -> check.getValue().equals(column.getFirst()))
                            .anyMatch(check -> validated.contains(check.getKey()));
            return proven
                    ? null
                    : "reads the table while nobody can use it: first add CHECK (… IS NOT NULL) NOT"
                            + " VALID and VALIDATE it";
        }
        if (what.startsWith("type") || what.startsWith("set data")) {
            return "rewrites the table, and older code knows the old type: add another column";
        }
        return what.startsWith("set default")
                        || what.startsWith("drop default")
                        || what.startsWith("drop not null")
                        || what.startsWith("set statistics")
                ? null
                : "isn't known to be harmless: " + CONTRACT;
    }

    private static boolean follows(List<String> words, String first, String second) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i - 1).equals(first) && words.get(i).equals(second)) {
                return true;
            }
        }
        return false;
    }

    /// The parts between commas outside parentheses.
    private static List<List<String>> actions(List<String> words) {
        var all = new ArrayList<List<String>>();
        var action = new ArrayList<String>();
        var depth = 0;
        for (var word : words) {
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            if (word.equals(",") && depth == 0) {
                all.add(action);
                action = new ArrayList<>();
            } else {
                action.add(word);
            }
        }
        all.add(action);
        return all;
    }
}
