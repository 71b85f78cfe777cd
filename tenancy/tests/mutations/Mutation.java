import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;

/// A guard that is taken out.
///
/// @param name the file's, without its ending
/// @param guard what it guards, in words
/// @param file the source that it is in, from the root
/// @param module the module with the tests that are to notice
/// @param tests the tests' classes, without their packages
/// @param out what is taken out
/// @param in what comes in its place
record Mutation(
        String name,
        String guard,
        String file,
        String module,
        Set<String> tests,
        String out,
        String in) {

    static Mutation parse(String name, Path path) throws IOException {
        var parts = Files.readString(path).split("(?m)^---\\R", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(path + " needs two lines of ---");
        }
        var head = new TreeMap<String, String>();
        parts[0].lines().forEach(line -> {
            var words = line.split(": ", 2);
            head.put(words[0], words[1].strip());
        });
        if (!head.keySet().equals(Set.of("guard", "file", "module", "test"))) {
            throw new IllegalArgumentException(path + " has the lines " + head.keySet());
        }
        return new Mutation(
                name,
                head.get("guard"),
                head.get("file"),
                head.get("module"),
                Set.of(head.get("test").split(",")),
                withoutLastBreak(parts[1]),
                withoutLastBreak(parts[2]));
    }

    private static String withoutLastBreak(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
