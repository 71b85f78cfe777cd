package com.manystory.tenancy.redis;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells apart a Redis that refuses this service's user from one that is gone, and says so: waiting
/// doesn't help against that.
final class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST = 100;
    private static final List<String> WORDS =
            List.of(
                    "WRONGPASS",
                    "NOAUTH",
                    "NOPERM",
                    "The user executing the script can't",
                    "ACL failure in script");

    private final String user;
    private final Map<String, Long> said = new ConcurrentHashMap<>();

    /// @param url Redis's address, which names the user
    Refusals(String url) {
        var user = URI.create(url).getUserInfo();
        this.user = user == null || user.startsWith(":") ? "default" : user.split(":", 2)[0];
    }

    /// Whether Redis refused the user or what the user wanted; said once a minute.
    boolean noted(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var message = String.valueOf(root.getMessage());
        var isRefusal = WORDS.stream().anyMatch(message::contains);
        if (isRefusal) {
            say(message);
        }
        return isRefusal;
    }

    private void say(String message) {
        var now = System.nanoTime();
        var before = said.get(message);
        if ((before == null && said.size() < MOST)
                || (before != null && now - before > PAUSE.toNanos())) {
            said.put(message, now);
            log.error(
                    "Redis refuses user {} (\"{}\"). This service works without it, slower, until"
                            + " the user's password and rules are right",
                    user,
                    message);
        }
    }
}
