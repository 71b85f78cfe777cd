package com.manystory.storefront.asset;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/// The site's one style sheet, made of a small file per component in the order of `css/order.txt`,
/// without comments and spare whitespace.
final class Bundle {

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern AROUND = Pattern.compile(" ?([{};,]) ?");
    private static final Pattern AFTER = Pattern.compile(": ");
    private static final Pattern LAST = Pattern.compile(";}");

    private Bundle() {}

    /// Replaces the components among the files by `css/site.css`.
    static void join(Map<String, byte[]> files) {
        var order = files.remove("css/order.txt");
        if (order == null) {
            return;
        }
        var css = new StringBuilder();
        for (var name : new String(order, StandardCharsets.UTF_8).lines().toList()) {
            var component = files.remove("css/" + name);
            if (component == null) {
                throw new IllegalStateException(
                        "css/order.txt names css/" + name + ", which is absent");
            }
            css.append(new String(component, StandardCharsets.UTF_8)).append('\n');
        }
        files.put("css/site.css", squeezed(css.toString()).getBytes(StandardCharsets.UTF_8));
    }

    private static String squeezed(String css) {
        var spaced = SPACE.matcher(COMMENT.matcher(css).replaceAll("")).replaceAll(" ");
        var tight = AFTER.matcher(AROUND.matcher(spaced).replaceAll("$1")).replaceAll(":");
        return LAST.matcher(tight).replaceAll("}").strip();
    }
}
