package com.manystory.tenants;

import com.manystory.tenancy.archive.ArchivePart;
import com.manystory.tenancy.archive.DigestedOutput;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Two services that hold a table of every brand.
public final class FakeArchives {

    /// What a service was given.
    ///
    /// @param entries the files, by name
    /// @param maskKey the key to mask under, or null
    public record Given(
            String service, String brand, Map<String, String> entries, @Nullable String maskKey) {}

    private final List<Given> given = new CopyOnWriteArrayList<>();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private volatile CountDownLatch hold = new CountDownLatch(0);

    public List<Given> given(String brand) {
        return given.stream().filter(one -> one.brand().equals(brand)).toList();
    }

    /// Has a service fail for a brand: `cut` in the middle of its part, `refuse` what it is given,
    /// or `die` once it has it.
    public void fail(String service, String brand, String how) {
        failures.put(service + "/" + brand, how);
    }

    public void recover() {
        failures.clear();
        hold.countDown();
    }

    /// Has services keep everybody waiting until [#recover()].
    public void hold() {
        hold = new CountDownLatch(1);
    }

    /// Does something once while a service takes a brand's part.
    public void whileTaking(String brand, Runnable what) {
        meanwhile.put(brand, what);
    }

    void handle(HttpExchange exchange, String service, String brand) throws IOException {
        var failure = failures.getOrDefault(service + "/" + brand, "");
        if (exchange.getRequestMethod().equals("GET")) {
            give(exchange, service, failure);
        } else {
            take(exchange, service, brand, failure);
        }
    }

    private void give(HttpExchange exchange, String service, String failure) throws IOException {
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var part = part(service);
        var length = failure.equals("cut") ? part.length / 2 : part.length;
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(part, 0, length);
        }
    }

    private void take(HttpExchange exchange, String service, String brand, String failure)
            throws IOException {
        var entries = new LinkedHashMap<String, String>();
        var zip = new ZipInputStream(exchange.getRequestBody());
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        zip.transferTo(java.io.OutputStream.nullOutputStream());
        given.add(
                new Given(
                        service,
                        brand,
                        entries,
                        exchange.getRequestHeaders().getFirst("Manystory-Mask-Key")));
        var what = meanwhile.remove(brand);
        if (what != null) {
            what.run();
        }
        if (failure.equals("die")) {
            exchange.close();
            return;
        }
        var refused = failure.equals("refuse");
        var answer =
                refused
                        ? "{\"type\":\"https://manystory.dev/problems/archive-too-new\",\"title\":\"No\",\"detail\":\"Too"
                              + " new.\"}"
                        : "{\"tables\":1,\"files\":0}";
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", refused ? "application/problem+json" : "application/json");
        exchange.sendResponseHeaders(refused ? 422 : 200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static byte[] part(String service) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var files = new ArrayList<com.manystory.tenancy.archive.ArchivedFile>();
            var folder = ArchivePart.folder(service);
            for (var name : List.of(folder + "schema.json", folder + "thing.csv")) {
                zip.putNextEntry(new ZipEntry(name));
                try (var out = new DigestedOutput(zip)) {
                    out.write(
                            "id,text\n1,%s\n".formatted(service).getBytes(StandardCharsets.UTF_8));
                    files.add(out.file(name, name.endsWith("csv") ? 1L : null));
                }
            }
            zip.putNextEntry(new ZipEntry(ArchivePart.ENTRY));
            zip.write(
                    JsonMapper.shared().writeValueAsBytes(new ArchivePart(service, "009", files)));
        }
        return bytes.toByteArray();
    }
}
