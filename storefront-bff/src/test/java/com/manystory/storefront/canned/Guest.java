package com.manystory.storefront.canned;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A visitor of one website with a browser: it keeps cookies and fills in the forms that it is
/// shown.
public final class Guest {

    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final Visitor visitor;
    private final String host;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Guest(int port, String host) {
        this.visitor = new Visitor(port);
        this.host = host;
    }

    public Visitor.Answer get(String path) {
        return kept(visitor.get(host, path, cookie()));
    }

    public Visitor.Answer post(String path, String form) {
        return kept(
                visitor.send(
                        "POST " + path + " HTTP/1.1",
                        host,
                        form,
                        "Origin: http://" + host,
                        "Content-Type: application/x-www-form-urlencoded",
                        cookie()));
    }

    /// The number of the form on a page, that makes sending it twice harmless.
    public static String key(Visitor.Answer page) {
        var key = KEY.matcher(page.text());
        if (!key.find()) {
            throw new AssertionError("No form on " + page.text());
        }
        return key.group(1);
    }

    private String cookie() {
        return "Cookie: "
                + cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
    }

    private Visitor.Answer kept(Visitor.Answer answer) {
        for (var cookie : answer.header("Set-Cookie").split(", (?=[a-z_-]+=)")) {
            var equals = cookie.indexOf('=');
            if (equals > 0) {
                cookies.put(
                        cookie.substring(0, equals),
                        cookie.substring(equals + 1, cookie.indexOf(';')));
            }
        }
        return answer;
    }
}
