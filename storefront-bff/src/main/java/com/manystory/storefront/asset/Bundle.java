package com.manystory.storefront.asset;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The site's style sheets, each made of a small file per component, without comments and spare
/// whitespace: `css/site.css` of the files that `css/site.txt` names, line by line.
final class Bundle {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern AROUND = Pattern.compile(" ?([{};,]) ?");
    private static final Pattern AFTER = Pattern.compile(": ");
    private static final Pattern LAST = Pattern.compile(";}");
    private static final Pattern ZERO = Pattern.compile("(?<![\\w.])0(?=\\.\\d)");

    private Bundle() {}

    /// Replaces the components among the files by the sheets that they make.
    static void join(Map<String, byte[]> files) {
        var lists =
                files.keySet().stream().filter(name -> name.matches("css/[^/]+\\.txt")).toList();
        for (var list : lists) {
            var components = text(files, list).lines().toList();
            var sheet = list.replaceFirst("\\.txt$", ".css");
            var css = squeezed(joined(files, components));
            files.put(sheet, css.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String joined(Map<String, byte[]> files, List<String> components) {
        var css = new StringBuilder();
        for (var component : components) {
            css.append(text(files, "css/" + component)).append('\n');
        }
        return css.toString();
    }

    private static String text(Map<String, byte[]> files, String name) {
        var content = files.remove(name);
        if (content == null) {
            throw new IllegalStateException(
                    "A list of style sheets names " + name + ", which is absent");
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String squeezed(String css) {
        var spaced = SPACE.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll(" ");
        var tight = AFTER.matcher(AROUND.matcher(spaced).replaceAll("$1")).replaceAll(":");
        return ZERO.matcher(LAST.matcher(tight).replaceAll("}")).replaceAll("").strip();
    }
}
