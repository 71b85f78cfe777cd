package com.manystory.tenancy.registry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where the shared snapshot is: a path, or `s3://bucket/key`.
public sealed interface SnapshotLocation {

    /// @param path of a file
    record OnDisk(Path path) implements SnapshotLocation {}

    /// @param bucket an S3 bucket's name
    /// @param key the object's key there, up to 1,024 bytes
    record InBucket(String bucket, String key) implements SnapshotLocation {

        private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
        private static final int LONGEST_KEY = 1_024;

        public InBucket {
            var keyLength = key.getBytes(StandardCharsets.UTF_8).length;
            if (!BUCKET.matcher(bucket).matches()
                    || keyLength == 0
                    || keyLength > LONGEST_KEY
                    || key.startsWith("/")
                    || key.endsWith("/")) {
                throw unclear("s3://" + bucket + "/" + key);
            }
        }

        @Override
        public String toString() {
            return "s3://" + bucket + "/" + key;
        }
    }

    /// Reads a setting.
    ///
    /// @throws IllegalArgumentException when it is empty, of another scheme, or lacks the bucket or
    ///   the key
    static SnapshotLocation of(String text) {
        if (text.startsWith("s3://")) {
            var path = text.substring("s3://".length());
            var slash = path.indexOf('/');
            if (slash < 0) {
                throw unclear(text);
            }
            return new InBucket(path.substring(0, slash), path.substring(slash + 1));
        }
        // One letter is a drive.
        if (text.isBlank() || text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            throw unclear(text);
        }
        return new OnDisk(Path.of(text));
    }

    private static IllegalArgumentException unclear(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is neither a file's path nor s3://bucket/key");
    }
}
