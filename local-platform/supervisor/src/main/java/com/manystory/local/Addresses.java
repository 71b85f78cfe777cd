package com.manystory.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// The table of addresses that ends a start.
record Addresses(Ports ports, StateFolder state, Console console) {

    String table() {
        var lines = new ArrayList<String>();
        lines.add("");
        for (var brand : demoBrands()) {
            lines.add(row(brand, "http://%s.localhost:%d".formatted(brand, ports.storefront())));
        }
        if (demoBrands().isEmpty()) {
            lines.add(
                    row("any brand", "http://<brand>.localhost:%d".formatted(ports.storefront())));
        }
        lines.add(row("admin console", url(ports.admin())));
        lines.add(row("control plane", url(ports.tenant()) + "/api/v1/brands"));
        lines.add(row("catalog", url(ports.catalog())));
        lines.add(row("payment", url(ports.payment())));
        lines.add(row("operators' issuer", url(ports.issuer()) + "/platform"));
        lines.add(
                row(
                        "stores",
                        "PostgreSQL %d, Redis %d, SQS %d"
                                .formatted(ports.postgres(), ports.redis(), ports.sqs())));
        lines.add("");
        lines.add(
                "  ./manystory token prints an operator's token; status, logs and down do as they"
                        + " say.");
        lines.add("");
        return String.join("\n", lines);
    }

    private String row(String name, String address) {
        return "  " + console.bold(name + " ".repeat(Math.max(1, 20 - name.length()))) + address;
    }

    private List<String> demoBrands() {
        var folder = state.root().resolve("demo");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url(int port) {
        return "http://localhost:" + port;
    }
}
