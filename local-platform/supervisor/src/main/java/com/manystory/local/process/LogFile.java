package com.manystory.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/// The log of one process: at most two files of 16 MiB, the older one named `.1`.
final class LogFile {

    private static final long LIMIT_BYTES = 16L << 20;

    private final Path file;

    LogFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /// Copies every line to the file and to the listener until the stream ends. A full disk loses
    /// lines but never blocks the process that writes them.
    void copy(InputStream source, Consumer<String> listener) {
        try (var lines =
                new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            var written = Files.exists(file) ? Files.size(file) : 0;
            var out = open();
            try {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    var bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
                    if (written + bytes.length > LIMIT_BYTES) {
                        out.close();
                        Files.move(
                                file,
                                file.resolveSibling(file.getFileName() + ".1"),
                                StandardCopyOption.REPLACE_EXISTING);
                        out = open();
                        written = 0;
                    }
                    written += append(out, bytes);
                    listener.accept(line);
                }
            } finally {
                out.close();
            }
        } catch (IOException e) {
            listener.accept("(its log ends here: " + e.getMessage() + ")");
        }
    }

    private static long append(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
            return bytes.length;
        } catch (IOException _) {
            return 0;
        }
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
