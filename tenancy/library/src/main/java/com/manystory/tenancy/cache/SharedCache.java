package com.manystory.tenancy.cache;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.cache.TenantCache.CachedValue;
import com.manystory.tenancy.redis.KeyList;
import com.manystory.tenancy.redis.Namespace;
import com.manystory.tenancy.redis.Namespaces;
import com.manystory.tenancy.redis.RedisLink;
import com.manystory.tenancy.redis.RedisUnavailableException;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/// The values in Redis, which all processes of a service share.
///
/// Which tags a value has is known only once it is loaded, so what is noted before loading is the
/// time, Redis's own; and a tag notes the time of its last invalidation. A value is fresh when each
/// of its tags was invalidated before the value began to load: an invalidation that comes while it
/// is loading makes it stale before it is stored. The brand's clock keeps the times growing even if
/// Redis's clock is set back.
///
/// What was noted last is lost when a replica takes over that hadn't heard of it. So a value counts
/// only under the history of the data that it was loaded under, whoever reads it.
final class SharedCache {

    private static final String ALL = "*";
    private static final int LONGEST_KEY = 200;

    /// Of more values than this in one service's cache, a brand's own make room.
    private static final byte[] MOST = bytes("20000");

    private static final String NOW =
            """
            local t = redis.call('TIME')
            local now = t[1] * 1000000 + t[2]
            local last = tonumber(redis.call('GET', KEYS[1]) or '0')
            if last >= now then now = last + 1 end
            """;

    private static final String STAMP = NOW + "return string.format('%.0f', now)";

    private static final String INVALIDATE =
            KeyList.LIST
                    + NOW
                    + """
                    local text = string.format('%.0f', now)
                    local to = table.remove(KEYS)
                    for _, key in ipairs(KEYS) do redis.call('SET', key, text, 'PX', ARGV[1]) end
                    list(to, KEYS, tonumber(ARGV[1]), 0)
                    redis.call('PUBLISH', ARGV[2], ARGV[3])
                    return text
                    """;

    private final RedisLink redis;
    private final Namespaces namespaces;
    private final Duration tagTtl;

    /// @param longestTtl how long any value lives at most; what is noted of tags lives longer
    SharedCache(RedisLink redis, Namespaces namespaces, Duration longestTtl) {
        this.redis = redis;
        this.namespaces = namespaces;
        this.tagTtl = longestTtl.plus(Duration.ofHours(1));
    }

    /// Looks the bound brand's value up, and notes the time for loading it if need be.
    ///
    /// @throws RedisUnavailableException when Redis is gone
    Found find(NearKey key) {
        var history = history();
        var shared = namespaces.shared(key.tenant());
        var stamp = stamp(shared);
        var bytes = redis.call(commands -> commands.get(entryKey(key)));
        var entry =
                Optional.ofNullable(bytes)
                        .flatMap(SharedEntry::decode)
                        .filter(found -> found.history().equals(history))
                        .filter(found -> found.expires() > stamp && isFresh(shared, found));
        if (!history.equals(redis.history())) {
            throw new RedisUnavailableException("Another server has taken over", null);
        }
        return new Found(history, stamp, entry);
    }

    /// Stores a value that began to load after the look, without waiting for it.
    void store(NearKey key, CachedValue value, Found before, Duration ttl) {
        var expires = before.stamp() + ttl.toNanos() / 1_000;
        var entry = new SharedEntry(before.history(), before.stamp(), expires, value).encode();
        var name = entryKey(key);
        var keys = new String[] {name, namespaces.cacheList(key.tenant()).key()};
        redis.send(commands ->
                commands.eval(
                        KeyList.STORE,
                        ScriptOutputType.INTEGER,
                        keys,
                        entry,
                        bytes(String.valueOf(ttl.toMillis())),
                        MOST));
    }

    /// Makes the tags stale from now on, and tells every process on the channel.
    void invalidate(TenantId tenant, Set<String> tags, String channel, String message) {
        var shared = namespaces.shared(tenant);
        var keys = new ArrayList<String>();
        keys.add(clockKey(shared));
        (tags.isEmpty() ? Set.of(ALL) : tags).forEach(tag -> keys.add(tagKey(shared, tag)));
        keys.add(namespaces.sharedList(tenant).key());
        redis.call(commands ->
                commands.eval(
                        INVALIDATE,
                        ScriptOutputType.VALUE,
                        keys.toArray(String[]::new),
                        bytes(String.valueOf(tagTtl.toMillis())),
                        bytes(channel),
                        bytes(message)));
    }

    private String history() {
        var history = redis.history();
        if (history == null) {
            throw new RedisUnavailableException("It isn't known what Redis has lost", null);
        }
        return history;
    }

    private long stamp(Namespace shared) {
        var stamp =
                redis.<byte[]>call(commands ->
                        commands.eval(
                                STAMP, ScriptOutputType.VALUE, new String[] {clockKey(shared)}));
        return Long.parseLong(new String(stamp, StandardCharsets.US_ASCII));
    }

    private boolean isFresh(Namespace shared, SharedEntry entry) {
        var keys = new ArrayList<String>();
        keys.add(tagKey(shared, ALL));
        entry.value().tags().forEach(tag -> keys.add(tagKey(shared, tag)));
        return redis.call(commands -> commands.mget(keys.toArray(String[]::new))).stream()
                .filter(invalidated -> invalidated.hasValue())
                .mapToLong(invalidated ->
                        Long.parseLong(
                                new String(invalidated.getValue(), StandardCharsets.US_ASCII)))
                .allMatch(invalidated -> invalidated < entry.stamp());
    }

    private String entryKey(NearKey key) {
        var name = key.key().length() > LONGEST_KEY ? hashed(key.key()) : key.key();
        return namespaces.own().key("cache:" + key.version() + ":" + key.region() + ":" + name);
    }

    private static String hashed(String key) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String clockKey(Namespace shared) {
        return shared.key("clock");
    }

    private static String tagKey(Namespace shared, String tag) {
        return shared.key("tag:" + tag);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// What was found.
    ///
    /// @param history of the data that was looked into
    /// @param stamp the time before the value began to load
    /// @param entry the value, if there is a fresh one
    record Found(String history, long stamp, Optional<SharedEntry> entry) {}
}
