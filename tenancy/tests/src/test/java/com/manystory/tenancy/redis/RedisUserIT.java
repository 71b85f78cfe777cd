package com.manystory.tenancy.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.NestedMultiOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever has catalog-service's password tries what that service may not.
class RedisUserIT {

    private static final Set<String> ALLOWED =
            Set.of(
                    "ping",
                    "subscribe",
                    "publish",
                    "time",
                    "get",
                    "mget",
                    "set",
                    "incr",
                    "pttl",
                    "pexpire",
                    "unlink",
                    "zadd",
                    "zcard",
                    "zrange",
                    "zpopmin",
                    "zremrangebyrank",
                    "zremrangebyscore",
                    "hmget",
                    "hset",
                    "eval");

    /// No rule can refuse these: they are how a connection begins and ends.
    private static final Set<String> HANDSHAKE = Set.of("auth", "hello", "quit", "reset");

    private static final String FOREIGN = "ms:payment:{aster}:a1:card";

    private static RedisUnderTest server;
    private static RedisClient client;
    private static RedisCommands<String, String> catalog;

    @BeforeAll
    static void connect() {
        server = new RedisUnderTest();
        var uri = RedisURI.create(server.url("catalog-service"));
        uri.setTimeout(Duration.ofSeconds(5));
        client = RedisClient.create(uri);
        catalog = client.connect().sync();
        server.run("SET", FOREIGN, "secret");
    }

    @AfterAll
    static void disconnect() {
        client.shutdown();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KEYS *",
                "SCAN 0",
                "SCAN 0 MATCH ms:catalog:*",
                "RANDOMKEY",
                "DBSIZE",
                "FLUSHDB",
                "FLUSHALL",
                "FLUSHALL ASYNC",
                "SWAPDB 0 1",
                "SELECT 1",
                "CONFIG GET *",
                "CONFIG SET requirepass x",
                "DEBUG OBJECT ms:catalog:{aster}:a1:x",
                "MONITOR",
                "CLIENT LIST",
                "CLIENT KILL TYPE normal",
                "CLIENT PAUSE 1000",
                "CLIENT TRACKING ON BCAST",
                "ACL LIST",
                "ACL SETUSER catalog +@all",
                "ACL GETUSER payment",
                "INFO",
                "INFO all",
                "INFO keyspace",
                "INFO commandstats",
                "COMMAND",
                "SHUTDOWN NOSAVE",
                "SAVE",
                "BGREWRITEAOF",
                "REPLICAOF 127.0.0.1 1",
                "MODULE LIST",
                "SLOWLOG GET",
                "LATENCY LATEST",
                "MEMORY STATS",
                "MEMORY PURGE",
                "MEMORY DOCTOR",
                "OBJECT ENCODING ms:catalog:{aster}:a1:x",
                "SCRIPT FLUSH",
                "SCRIPT KILL",
                "EVALSHA 0 0",
                "MIGRATE 127.0.0.1 1 ms:catalog:{aster}:a1:x 0 1",
                "DUMP ms:catalog:{aster}:a1:x",
                "MULTI",
                "PUBSUB CHANNELS",
                "DEL ms:catalog:{aster}:a1:x",
                "SORT ms:catalog:{aster}:a1:x BY ms:payment:*"
            })
    void isRefusedTheCommand(String command) {
        assertThatThrownBy(() -> run(command)).hasMessageStartingWith("NOPERM");
    }

    @Test
    void isRefusedEveryCommandThatTheRulesDoNotName() {
        var allowed = new TreeSet<String>();
        for (var known : server.run("COMMAND")) {
            var command = (List<?>) known;
            var name = String.valueOf(command.getFirst());
            if (!HANDSHAKE.contains(name) && isAllowed(name, command)) {
                allowed.add(name);
            }
        }
        assertThat(allowed).containsExactlyInAnyOrderElementsOf(ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET " + FOREIGN,
                "SET " + FOREIGN + " x",
                "UNLINK " + FOREIGN,
                "INCR " + FOREIGN,
                "PEXPIRE " + FOREIGN + " 1",
                "PTTL " + FOREIGN,
                "MEMORY USAGE " + FOREIGN,
                "MGET ms:catalog:{aster}:a1:x " + FOREIGN,
                "ZRANGE ms:payment:{aster}:list:cache 0 -1",
                "ZADD ms:payment:{aster}:list:cache 1 x",
                "GET ms:payment:{aster}:a1:x}:catalog:y",
                "GET ms:payment:{aster}:a1:ms:catalog:y",
                "GET ms:catalog",
                "GET ms:catalogue:{aster}:a1:x",
                "GET unnamespaced",
                "PUBLISH ms:other x",
                "PUBLISH ms:invalidations:payment x",
                "PUBLISH __redis__:invalidate x",
                "SUBSCRIBE ms:other",
                "SUBSCRIBE __keyspace@0__:" + FOREIGN,
                "PSUBSCRIBE *",
                "PSUBSCRIBE ms:invalidations",
                "EVAL return 1 " + FOREIGN
            })
    void isRefusedTheKeyOrChannel(String command) {
        var parts = command.split(" ");
        assertThatThrownBy(() ->
                        run(
                                parts[0].equals("EVAL")
                                        ? new String[] {"EVAL", "return 1", "1", FOREIGN}
                                        : parts))
                .hasMessageStartingWith("NOPERM");
        assertThat(server.run("GET", FOREIGN)).containsExactly("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis.call('KEYS', '*')",
                "redis.call('SCAN', 0)",
                "redis.call('RANDOMKEY')",
                "redis.call('FLUSHALL')",
                "redis.call('FLUSHDB')",
                "redis.call('DBSIZE')",
                "redis.call('GET', '" + FOREIGN + "')",
                "redis.call('SET', '" + FOREIGN + "', 'x')",
                "redis.call('UNLINK', '" + FOREIGN + "')",
                "redis.call('PUBLISH', 'ms:other', 'x')"
            })
    void isRefusedTheSameWithinAScript(String script) {
        assertThatThrownBy(() -> run("EVAL", "return " + script, "0"))
                .hasMessageContaining("The user executing the script can't");
        assertThat(server.run("GET", FOREIGN)).containsExactly("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "payment, password-of-catalog, WRONGPASS",
        "catalog, password-of-payment, WRONGPASS",
        "default, '', WRONGPASS",
        "storefront-bff, password-of-storefront-bff, WRONGPASS"
    })
    void isNobodyElse(String user, String password, String answer) {
        assertThatThrownBy(() -> run("AUTH", user, password)).hasMessageStartingWith(answer);
        assertThat(run("GET", "ms:catalog:{aster}:a1:nothing")).containsExactly((Object) null);
    }

    @Test
    void letsNobodyInWithoutAPassword() {
        var anonymous = RedisClient.create(RedisURI.create(server.address()));
        try {
            assertThatThrownBy(() -> anonymous.connect().sync().get("ms:shared:{aster}:a1:clock"))
                    .rootCause()
                    .hasMessageStartingWith("NOAUTH");
        } finally {
            anonymous.shutdown();
        }
    }

    @Test
    void reachesItsOwnKeysAndWhatAllShare() {
        run("SET", "ms:catalog:{aster}:a1:x", "1");
        assertThat(run("GET", "ms:catalog:{aster}:a1:x")).containsExactly("1");
        run("SET", "ms:shared:{aster}:a1:x", "2");
        assertThat(run("GET", "ms:shared:{aster}:a1:x")).containsExactly("2");
        run("PUBLISH", "ms:invalidations", "x");
    }

    /// Whether the server goes so far as to look at the arguments.
    private static boolean isAllowed(String name, List<?> command) {
        if (name.equals("subscribe")) {
            return true; // Its answer is none: InvalidationIT listens.
        }
        var argument = name.equals("publish") ? "ms:invalidations" : "ms:catalog:{aster}:a1:none";
        var arity = Math.abs(((Long) command.get(1)).intValue());
        try {
            var words = new ArrayList<>(List.of(name));
            words.addAll(Collections.nCopies(arity - 1, argument));
            run(words.toArray(String[]::new));
            return true;
        } catch (RuntimeException e) {
            return !String.valueOf(e.getMessage()).contains("NOPERM");
        }
    }

    private static List<Object> run(String command) {
        return run(command.split(" "));
    }

    private static List<Object> run(String[] words) {
        return run(words[0], List.of(words).subList(1, words.length));
    }

    private static List<Object> run(String command, String first, String... more) {
        var words = new ArrayList<>(List.of(first));
        words.addAll(List.of(more));
        return run(command, words);
    }

    private static List<Object> run(String command, List<String> arguments) {
        var args = new CommandArgs<>(StringCodec.UTF8);
        arguments.forEach(args::add);
        return catalog.dispatch(
                new Keyword(command), new NestedMultiOutput<>(StringCodec.UTF8), args);
    }

    private record Keyword(String text) implements ProtocolKeyword {

        @Override
        public byte[] getBytes() {
            return text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
