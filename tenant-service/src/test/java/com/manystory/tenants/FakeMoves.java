package com.manystory.tenants;

import com.manystory.tenants.FakePlatform.Answer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The moving parts of the services, as their internal API tells of them: which of them lets whom
/// write.
public final class FakeMoves {

    /// One step that a service was asked to take.
    ///
    /// @param cell that the brand was told to be on
    public record Asked(String service, String brand, String step, int attempt, String cell) {}

    private static final String DONE =
            """
            {"outcome": "DONE", "millis": 5, "rows": 10, "tables": 3, "checksum": "00ab"}
            """;

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Asked, Answer>> answers = new ConcurrentHashMap<>();
    private final Set<String> closedSources = ConcurrentHashMap.newKeySet();
    private final Set<String> openTargets = ConcurrentHashMap.newKeySet();

    /// Forgets everything.
    public void clear() {
        asked.clear();
        answers.clear();
        closedSources.clear();
        openTargets.clear();
    }

    /// Has a service answer so to a step, until told otherwise.
    public void answer(String service, String step, Function<Asked, Answer> answer) {
        answers.put(service + "/" + step, answer);
    }

    /// Has a service answer well again.
    public void recover(String service, String step) {
        answers.remove(service + "/" + step);
    }

    /// The steps of a brand that services were asked to take.
    public List<Asked> of(String brand) {
        return asked.stream().filter(one -> one.brand().equals(brand)).toList();
    }

    public List<String> steps(String service, String brand) {
        return of(brand).stream()
                .filter(one -> one.service().equals(service))
                .map(Asked::step)
                .toList();
    }

    /// Whether the service lets the brand write on the old cell.
    public boolean isSourceOpen(String service, String brand) {
        return !closedSources.contains(service + "/" + brand);
    }

    /// Whether the service lets the brand write on the new cell.
    public boolean isTargetOpen(String service, String brand) {
        return openTargets.contains(service + "/" + brand);
    }

    /// The usual answer.
    public static Answer done() {
        return new Answer(200, DONE);
    }

    public static Answer problem(String outcome, String reason) {
        return new Answer(
                200,
                """
                {"outcome": "%s", "millis": 5, "rows": 0, "tables": 0, "reason": "%s",
                 "message": "It is so.", "fix": "Do that."}
                """
                        .formatted(outcome, reason));
    }

    Answer answer(String service, HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        JsonNode order = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        var one =
                new Asked(
                        service,
                        path[6],
                        path[7],
                        order.path("attempt").asInt(),
                        order.path("brand").path("cell").asString(""));
        asked.add(one);
        take(one);
        var special = answers.get(service + "/" + one.step());
        return special == null ? done() : special.apply(one);
    }

    /// A service may do what it is asked and its answer be lost.
    private void take(Asked one) {
        var name = one.service() + "/" + one.brand();
        switch (one.step()) {
            case "fence" -> closedSources.add(name);
            case "unfence", "release" -> closedSources.remove(name);
            case "open" -> openTargets.add(name);
            default -> {}
        }
    }
}
