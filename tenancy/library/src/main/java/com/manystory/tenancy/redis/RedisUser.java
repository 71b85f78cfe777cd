package com.manystory.tenancy.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// A service's user in Redis, who reaches the service's own keys and what all services share, by
/// the commands that this library uses. The rules are in `service.acl`, beside this class. It needs
/// nothing but the JDK, so that whatever sets Redis up can use it.
///
/// @param name the user's name, which is also the service's part of its keys: `catalog`
public record RedisUser(String name) {

    /// The line of `redis.conf` that turns off the user whom everybody is without a password.
    public static final String NO_DEFAULT = "user default off";

    // Within a rule, anything else could match more than the service's own keys.
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    public RedisUser {
        if (!NAME.matcher(name).matches() || name.equals(Namespace.SHARED)) {
            throw new IllegalArgumentException("Not the name of a service: " + name);
        }
    }

    /// The user of a process.
    ///
    /// @param process its name, `catalog-service` or `catalog`
    public static RedisUser of(String process) {
        return new RedisUser(shortName(process));
    }

    /// What the user may do: an access string of ElastiCache, without `on`.
    public String rules() {
        return String.join(
                " ",
                template()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(line -> line.replace("${service}", name))
                        .toList());
    }

    /// The line of `redis.conf` that makes the user.
    public String line(String password) {
        return line(name, password, rules());
    }

    /// The line of `redis.conf` that makes some user; the file holds the password's hash only.
    public static String line(String name, String password, String rules) {
        return String.join(" ", List.of("user", name, "on", "#" + hash(password), rules));
    }

    /// A service's name as it stands in keys, `catalog` for `catalog-service`.
    public static String shortName(String process) {
        return process.replaceFirst("-service$", "");
    }

    private static String template() {
        try (var file = RedisUser.class.getResourceAsStream("service.acl")) {
            if (file == null) {
                throw new IllegalStateException("service.acl is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String password) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
