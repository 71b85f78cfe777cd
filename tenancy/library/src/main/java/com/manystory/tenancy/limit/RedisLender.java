package com.manystory.tenancy.limit;

import com.manystory.tenancy.redis.KeyList;
import com.manystory.tenancy.redis.Namespace;
import com.manystory.tenancy.redis.RedisLink;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/// Keeps a brand's bucket in Redis, by Redis's own clock. Its keys are in the brand's list, so that
/// they are erased with it.
final class RedisLender implements Lender {

    /// Half of what a batch lasts at the full rate: a process that waits longer runs dry.
    private static final Duration PATIENCE = Duration.ofMillis(100);

    /// Tokens may be below zero: what was used on credit is owed. A process counts as borrowing for
    /// five seconds.
    private static final String LEND =
            KeyList.LIST
                    + """
                    local time = redis.call('TIME')
                    local now = time[1] * 1000000 + time[2]
                    local rate, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
                    local credit, wanted = tonumber(ARGV[3]), tonumber(ARGV[4])
                    local kept = redis.call('HMGET', KEYS[1], 'tokens', 'at')
                    local tokens = burst
                    if kept[1] then
                        local passed = math.max(0, now - tonumber(kept[2]))
                        tokens = math.min(burst, tonumber(kept[1]) + passed * rate / 1000000)
                    end
                    tokens = tokens - credit
                    local lent = math.min(wanted, math.max(0, math.floor(tokens)))
                    tokens = tokens - lent
                    redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', tokens),
                        'at', string.format('%.0f', now))
                    local full = math.ceil((burst - tokens) * 1000 / rate) + 1000
                    redis.call('PEXPIRE', KEYS[1], string.format('%.0f', full))
                    redis.call('ZADD', KEYS[2], string.format('%.0f', now), ARGV[5])
                    redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now - 5000000))
                    redis.call('PEXPIRE', KEYS[2], 5000)
                    list(KEYS[3], {KEYS[1]}, full, 0)
                    list(KEYS[3], {KEYS[2]}, 5000, 0)
                    local wait = math.max(0, math.ceil((tonumber(ARGV[6]) - tokens) * 1000000 / rate))
                    return {lent, wait, redis.call('ZCARD', KEYS[2])}
                    """;

    private final RedisLink redis;
    private final String[] keys;
    private final byte[] process;

    /// @param name what is limited
    /// @param process unique to whoever borrows
    RedisLender(RedisLink redis, Namespace namespace, String name, String process) {
        this.redis = redis;
        this.process = bytes(process);
        this.keys =
                new String[] {
                    namespace.key("limit:" + name),
                    namespace.key("limit:" + name + ":processes"),
                    new KeyList(namespace.tenant(), namespace.service(), KeyList.VALUES).key()
                };
    }

    @Override
    public CompletionStage<Loan> lend(RateLimit limit, long credit, long wanted) {
        return redis.<List<Object>>ask(
                        PATIENCE,
                        commands ->
                                commands.eval(
                                        LEND,
                                        ScriptOutputType.MULTI,
                                        keys,
                                        bytes(Double.toString(limit.perSecond())),
                                        bytes(Long.toString(limit.burst())),
                                        bytes(Long.toString(credit)),
                                        bytes(Long.toString(wanted)),
                                        process,
                                        bytes(Long.toString(limit.batch()))))
                .thenApply(answer ->
                        new Loan(
                                number(answer, 0),
                                number(answer, 1) * 1000,
                                (int) number(answer, 2)));
    }

    private static long number(List<Object> answer, int index) {
        return (Long) Objects.requireNonNull(answer.get(index));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
