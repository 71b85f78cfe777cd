package com.manystory.tenants;

import com.manystory.tenants.FakePlatform.Answer;
import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The brands' databases of the services that hold parts, as their internal API tells of them.
public final class FakeDatabases {

    private static final String OLD = "001";
    private static final String DONE =
            """
            {"outcome": "%s", "from": "001", "to": "002", "millis": 5}
            """;

    private final Map<String, Map<String, String>> versions = new ConcurrentHashMap<>();
    private final Map<String, Function<String, Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> migrated = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> target = new AtomicReference<>("002");
    private volatile boolean contract;
    private volatile String older = "";

    /// Gives the service a database of each brand that lacks the last migration.
    public void outdated(String service, String... brands) {
        of(service).clear();
        for (var brand : brands) {
            of(service).put(brand, OLD);
        }
    }

    /// Forgets everything.
    public void clear() {
        versions.clear();
        answers.clear();
        migrated.clear();
        target.set("002");
        contract = false;
        older = "";
    }

    /// The services have a release with another last migration.
    public void release(String version) {
        target.set(version);
    }

    /// The last migration takes something away.
    public void contract() {
        contract = true;
    }

    /// Two instances of an older release run, or none.
    public void older(boolean run) {
        older = run ? ", \"older\": [{\"release\": \"0.9.0\", \"instances\": 2}]" : "";
    }

    /// Has every migration of the brand answered so, until told otherwise.
    public void answer(String brand, Function<String, Answer> answer) {
        answers.put(brand, answer);
    }

    /// Has migrations of the brand succeed again.
    public void recover(String brand) {
        answers.remove(brand);
    }

    /// What was really migrated, as `service/brand`, in order.
    public List<String> migrated() {
        return List.copyOf(migrated);
    }

    public static Answer failure() {
        return new Answer(
                200,
                """
                {"outcome": "FAILED", "millis": 3, "reason": "StatementRefused",
                 "message": "PostgreSQL answered 23514: too long", "fix": "Correct the data."}
                """);
    }

    public static Answer busy() {
        return new Answer(
                200,
                """
                {"outcome": "BUSY", "millis": 3, "reason": "DatabaseBusy",
                 "message": "A lock is held.", "fix": "Wait."}
                """);
    }

    public static Answer absent() {
        return new Answer(200, "{\"outcome\": \"ABSENT\", \"millis\": 1}");
    }

    Answer answer(String service, HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath().split("/");
        if (exchange.getRequestMethod().equals("GET")) {
            return new Answer(200, status(service));
        }
        if (!exchange.getRequestURI().getQuery().equals("target=f" + target.get())) {
            return new Answer(409, "{}");
        }
        var brand = path[7];
        var other = answers.get(brand);
        if (other != null) {
            return other.apply(service);
        }
        var before = of(service).put(brand, target.get());
        var changed = !target.get().equals(before);
        if (changed) {
            migrated.add(service + "/" + brand);
        }
        return new Answer(200, DONE.formatted(changed ? "MIGRATED" : "CURRENT"));
    }

    private String status(String service) {
        var outdated = new ArrayList<String>();
        new TreeMap<>(of(service))
                .forEach((brand, version) -> {
                    if (!version.equals(target.get())) {
                        outdated.add(
                                """
                                {"brand": "%s", "cell": "local", "version": "%s",
                                 "contractOnly": %s, "lacks": ["%s"], "bytes": %d}
                                """
                                        .formatted(
                                                brand,
                                                version,
                                                contract,
                                                target.get(),
                                                1L << Math.min(2 * brand.length(), 40)));
                    }
                });
        return """
        {"expanded": {"fingerprint": "f%1$s", "version": "%2$s"},
         "whole": {"fingerprint": "f%3$s", "version": "%3$s"},
         "migrations": [
           {"version": "001", "description": "first", "kind": "EXPAND", "since": null},
           {"version": "%3$s", "description": "last", "kind": "%4$s", "since": null}],
         "databases": %5$d, "outdated": [%6$s]%7$s}
        """
                .formatted(
                        contract ? OLD : target.get(),
                        contract ? OLD : target.get(),
                        target.get(),
                        contract ? "CONTRACT" : "EXPAND",
                        of(service).size(),
                        outdated.stream().collect(Collectors.joining(",")),
                        older);
    }

    private Map<String, String> of(String service) {
        return versions.computeIfAbsent(service, name -> new ConcurrentHashMap<>());
    }
}
