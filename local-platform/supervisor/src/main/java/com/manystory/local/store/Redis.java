package com.manystory.local.store;

import com.manystory.local.Secrets;
import com.manystory.local.StateFolder;
import com.manystory.local.process.ProcessSpec;
import com.manystory.tenancy.redis.RedisUser;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Redis on loopback as a cache: nothing on disk, the least recently used entries dropped first.
/// Each service has a user of its own, the supervisor one that may ask whether Redis is there, and
/// nobody is let in without a password.
public final class Redis {

    /// The processes that use Redis.
    public static final Set<String> PROCESSES =
            Set.of("catalog-service", "payment-service", "storefront-bff");

    private static final String SUPERVISOR = "supervisor";

    private final StateFolder state;
    private final Secrets secrets;
    private final int port;

    public Redis(StateFolder state, Secrets secrets, int port) {
        this.state = state;
        this.secrets = secrets;
        this.port = port;
    }

    /// The address that a process uses, with its user and password.
    public String url(String process) {
        var user = RedisUser.of(process);
        return "redis://%s:%s@127.0.0.1:%d".formatted(user.name(), password(user), port);
    }

    /// Unpacks the server, writes its settings and tells how to run it.
    public ProcessSpec prepare() throws IOException {
        var program = Binaries.redis(state.folder("bin"));
        var settings = state.path("keys", "redis.conf");
        Files.writeString(
                settings,
                """
                bind 127.0.0.1
                port %d
                %s
                save ""
                appendonly no
                maxmemory 96mb
                maxmemory-policy volatile-lru
                daemonize no
                loglevel notice
                """
                        .formatted(port, String.join("\n", users())));
        Files.setPosixFilePermissions(
                settings, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        return new ProcessSpec(
                "redis",
                List.of(program.toString(), settings.toString()),
                Map.of(),
                state.folder("run"),
                port,
                "TERM",
                Duration.ofSeconds(5),
                this::answers);
    }

    private List<String> users() {
        var ping = RedisUser.line(SUPERVISOR, secrets.get("redis"), "resetchannels -@all +ping");
        return Stream.concat(
                        Stream.of(RedisUser.NO_DEFAULT, ping),
                        PROCESSES.stream()
                                .sorted()
                                .map(RedisUser::of)
                                .map(user -> user.line(password(user))))
                .toList();
    }

    private String password(RedisUser user) {
        return secrets.get("redis-" + user.name());
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(1000);
            var out = socket.getOutputStream();
            out.write(
                    "AUTH %s %s\r\nPING\r\n"
                            .formatted(SUPERVISOR, secrets.get("redis"))
                            .getBytes(StandardCharsets.US_ASCII));
            return "+OK".equals(line(socket.getInputStream()))
                    && "+PONG".equals(line(socket.getInputStream()));
        } catch (IOException _) {
            return false;
        }
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            text.append((char) c);
        }
        return text.toString().strip();
    }
}
