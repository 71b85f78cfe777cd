package com.manystory.tenancy.test;

import com.manystory.tenancy.redis.RedisUser;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The users of a Redis in tests: those of the services, as everywhere, and an administrator for
/// the test itself.
public final class RedisAccounts {

    /// The user of the test itself.
    public static final String ADMINISTRATOR = "administrator";

    private RedisAccounts() {}

    /// The lines of `redis.conf` that make the users.
    ///
    /// @param processes the services' names, such as `catalog-service`
    public static List<String> settings(List<String> processes) {
        var everything = RedisUser.line(ADMINISTRATOR, password(ADMINISTRATOR), "~* &* +@all");
        return Stream.concat(
                        Stream.of(RedisUser.NO_DEFAULT, everything),
                        processes.stream()
                                .map(RedisUser::of)
                                .map(user -> user.line(password(user.name()))))
                .toList();
    }

    /// Makes the user of a service on a Redis that runs already.
    static void add(String process, int port) {
        var user = RedisUser.of(process);
        var client = RedisClient.create(administratorUrl(port));
        try (var connection = client.connect()) {
            var words = new CommandArgs<>(StringCodec.UTF8).add("SETUSER");
            Stream.of(user.line(password(user.name())).split(" ")).skip(1).forEach(words::add);
            connection
                    .sync()
                    .dispatch(CommandType.ACL, new StatusOutput<>(StringCodec.UTF8), words);
        } finally {
            client.shutdown(Duration.ZERO, Duration.ZERO);
        }
    }

    /// Redis's address for a service.
    public static String url(String process, int port) {
        return address(RedisUser.of(process).name(), port);
    }

    /// Redis's address for a test that looks behind the walls.
    public static String administratorUrl(int port) {
        return address(ADMINISTRATOR, port);
    }

    private static String address(String user, int port) {
        return "redis://%s:%s@127.0.0.1:%d".formatted(user, password(user), port);
    }

    /// A user's password.
    public static String password(String user) {
        return "password-of-" + user;
    }
}
