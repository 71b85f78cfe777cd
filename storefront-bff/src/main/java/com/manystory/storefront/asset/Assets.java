package com.manystory.storefront.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The site's own files, read once at the start and addressed by a fingerprint of their content, so
/// that browsers may keep them for good: `css/site.css` is served at
/// `/assets/css/site-3f2a9c01b4.css`. Relative `url(…)`s in style sheets are pointed at
/// fingerprinted addresses too.
public final class Assets {

    private static final String HTMX = "META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";
    private static final Pattern URL =
            Pattern.compile("url\\(\\s*['\"]?(?!data:|#|/)([^'\")]+)['\"]?\\s*\\)");

    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, Asset> assets = new HashMap<>();

    private Assets() {}

    /// Reads everything below `static/` of the class path, and htmx.
    public static Assets load() {
        var assets = new Assets();
        try {
            var found = new TreeMap<String, byte[]>();
            var resolver = new PathMatchingResourcePatternResolver();
            for (var resource : resolver.getResources("classpath*:static/**")) {
                if (resource.isReadable()) {
                    found.putIfAbsent(nameOf(resource), resource.getContentAsByteArray());
                }
            }
            for (var resource : resolver.getResources("classpath*:" + HTMX)) {
                found.putIfAbsent("htmx.js", resource.getContentAsByteArray());
            }
            Bundle.join(found);
            found.forEach((name, content) -> {
                if (!name.endsWith(".css")) {
                    assets.add(name, content);
                }
            });
            found.forEach((name, content) -> {
                if (name.endsWith(".css")) {
                    assets.add(name, assets.rewritten(name, content));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The site's own files can't be read", e);
        }
        return assets;
    }

    /// The fingerprinted path of a file; an unknown name is an error of the template.
    public String path(String name) {
        var path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("No file static/" + name);
        }
        return path;
    }

    /// The file at a fingerprinted path, or null.
    public @Nullable Asset at(String path) {
        return assets.get(path);
    }

    private void add(String name, byte[] content) {
        var dot = name.lastIndexOf('.');
        var path =
                "/assets/"
                        + name.substring(0, dot)
                        + "-"
                        + Fingerprint.of(content)
                        + name.substring(dot);
        paths.put(name, path);
        assets.put(path, new Asset(MediaTypes.of(name), content));
    }

    private byte[] rewritten(String name, byte[] css) {
        var address = URI.create("/" + name);
        var text =
                URL.matcher(new String(css, StandardCharsets.UTF_8))
                        .replaceAll(match -> {
                            var target = address.resolve(match.group(1)).getPath();
                            return "url("
                                    + paths.getOrDefault(target.substring(1), match.group(1))
                                    + ")";
                        });
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String nameOf(Resource resource) throws IOException {
        var url = resource.getURL().toString();
        return url.substring(url.lastIndexOf("/static/") + "/static/".length());
    }

    /// One file.
    public record Asset(String mediaType, byte[] content) {}
}
