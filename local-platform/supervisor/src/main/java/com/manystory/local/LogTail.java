package com.manystory.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// The last lines of a log.
final class LogTail {

    private static final int BYTES = 16_384;

    private LogTail() {}

    /// At most so many lines from the end, of the last 16 KiB; empty when there is no such file.
    static String of(Path file, int lines) {
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            var start = Math.max(0, access.length() - BYTES);
            access.seek(start);
            var bytes = new byte[(int) (access.length() - start)];
            access.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8).split("\n");
            return String.join(
                    "\n", Arrays.copyOfRange(all, Math.max(0, all.length - lines), all.length));
        } catch (IOException _) {
            return "";
        }
    }
}
