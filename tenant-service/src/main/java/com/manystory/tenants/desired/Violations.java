package com.manystory.tenants.desired;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Everything that is wrong with a desired state, so that its writer can mend it in one go. A field
/// is complained about once, by whoever looked at it first.
public final class Violations {

    private final List<Violation> found = new ArrayList<>();
    private final Set<String> pointers = new HashSet<>();

    /// Adds a violation, unless the field has one.
    public void add(String pointer, String detail) {
        if (pointers.add(pointer)) {
            found.add(new Violation(pointer, detail));
        }
    }

    /// Whether the field itself has a violation.
    public boolean at(String pointer) {
        return pointers.contains(pointer);
    }

    /// Whether there are none.
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /// All of them, in the order in which they were found.
    public List<Violation> all() {
        return List.copyOf(found);
    }

    /// One thing that is wrong.
    ///
    /// @param pointer the field, as a JSON pointer (RFC 6901)
    /// @param detail what is wrong and how to mend it, as a sentence
    public record Violation(String pointer, String detail) {}

    /// The pointer of a member of an object.
    public static String member(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /// The pointer of an element of an array.
    public static String element(String pointer, int index) {
        return pointer + "/" + index;
    }
}
