package com.manystory.benchmarks;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Keeps what a benchmark prints in a file as well: `benchmarks/target/results/`, one of each run.
final class Kept implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss");

    private final Path file;
    private final PrintStream before = System.out;
    private final OutputStream kept;

    Kept(String name) throws IOException {
        var root = Path.of(System.getProperty("manystory.root", ".")).toAbsolutePath();
        var folder = Files.createDirectories(root.resolve("benchmarks/target/results"));
        file =
                folder.resolve(
                        "%s-%s.txt"
                                .formatted(LocalDateTime.now(ZoneOffset.UTC).format(TIME), name));
        kept = new FileOutputStream(file.toFile());
        System.setOut(new PrintStream(new Both(before, kept), true, StandardCharsets.UTF_8));
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        System.setOut(before);
        kept.close();
    }

    private static final class Both extends OutputStream {

        private final OutputStream one;
        private final OutputStream other;

        private Both(OutputStream one, OutputStream other) {
            this.one = one;
            this.other = other;
        }

        @Override
        public void write(int b) throws IOException {
            one.write(b);
            other.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            one.write(bytes, from, length);
            other.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            one.flush();
            other.flush();
        }
    }
}
