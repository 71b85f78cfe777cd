package com.manystory.tenancy.cache;

import com.manystory.tenancy.cache.TenantCache.CachedValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;

/// A value as it lies in Redis.
///
/// @param history of the data, as [RedisLink#history()], under which it was loaded: what became
///   stale under another may not be known any more
/// @param stamp the time of Redis, in microseconds, before the value began to load
/// @param expires the time of Redis, in microseconds, when it ends
/// @param value the value
record SharedEntry(String history, long stamp, long expires, CachedValue value) {

    private static final byte FORMAT = 2;

    byte[] encode() {
        var bytes = new ByteArrayOutputStream(value.body().length + 256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(history);
            out.writeLong(stamp);
            out.writeLong(expires);
            out.writeInt(value.tags().size());
            for (var tag : value.tags()) {
                out.writeUTF(tag);
            }
            out.writeInt(value.attributes().size());
            for (var attribute : value.attributes().entrySet()) {
                out.writeUTF(attribute.getKey());
                out.writeUTF(attribute.getValue());
            }
            out.writeInt(value.body().length);
            out.write(value.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The entry, or empty when the bytes aren't one of this format.
    static Optional<SharedEntry> decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            var history = in.readUTF();
            var stamp = in.readLong();
            var expires = in.readLong();
            var tags = new HashSet<String>();
            for (int i = in.readInt(); i > 0; i--) {
                tags.add(in.readUTF());
            }
            var attributes = new HashMap<String, String>();
            for (int i = in.readInt(); i > 0; i--) {
                attributes.put(in.readUTF(), in.readUTF());
            }
            var body = in.readNBytes(in.readInt());
            return Optional.of(
                    new SharedEntry(
                            history, stamp, expires, new CachedValue(body, tags, attributes)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
