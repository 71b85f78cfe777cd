package com.manystory.tenants.fleet.web;

import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import com.manystory.tenants.fleet.RolloutOptions;
import com.manystory.tenants.fleet.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/// Reads how a rollout shall go from a request, refusing a wrong one with everything that is wrong.
final class RolloutReader {

    private static final Set<String> FIELDS =
            Set.of(
                    "services",
                    "canaries",
                    "canaryCount",
                    "waves",
                    "parallelism",
                    "errorBudget",
                    "contract",
                    "reason");
    private static final String SHARE =
            "Give a number of brands, such as 25, or a percentage, such as \"10%\".";

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    private RolloutReader(JsonNode body) {
        this.body = body;
    }

    /// @param defaults for what the request leaves out
    /// @throws ProblemException when it is wrong
    static RolloutOptions options(JsonNode body, RolloutOptions defaults) {
        return new RolloutReader(body).read(defaults);
    }

    /// @throws ProblemException when it is no text
    static @Nullable String reason(JsonNode body) {
        var reason = body.path("reason");
        return reason.isString() ? reason.asString() : null;
    }

    private RolloutOptions read(RolloutOptions defaults) {
        if (!body.isObject()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "malformed-body",
                    "The body can't be read",
                    "The body isn't a JSON object.");
        }
        for (var name : body.propertyNames()) {
            if (!FIELDS.contains(name)) {
                wrong("/" + name, "There is no such option; there are: " + options() + ".");
            }
        }
        var known = defaults.services();
        var options =
                new RolloutOptions(
                        list(
                                "services",
                                known,
                                (pointer, item) ->
                                        service(
                                                pointer,
                                                item.isString() ? item.asString() : "",
                                                known)),
                        list("canaries", defaults.canaries(), this::brand),
                        number("canaryCount", defaults.canaryCount(), 1, 1000),
                        list("waves", defaults.waves(), this::share),
                        number("parallelism", defaults.parallelism(), 1, 32),
                        budget(defaults.errorBudget()),
                        contract());
        if (body.has("reason") && !body.path("reason").isString()) {
            wrong("/reason", "A reason is 1 to 500 characters.");
        }
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
        return options;
    }

    static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "validation",
                "The request is not valid",
                errors.size() == 1
                        ? "One field is wrong: %s".formatted(errors.getFirst().detail())
                        : "%d fields are wrong; see errors.".formatted(errors.size()),
                errors);
    }

    private @Nullable String service(String pointer, String name, List<String> known) {
        if (known.contains(name)) {
            return name;
        }
        wrong(pointer, "No such service keeps databases; there are: %s.".formatted(known));
        return null;
    }

    private @Nullable TenantId brand(String pointer, JsonNode item) {
        if (item.isString() && TenantId.isValid(item.asString())) {
            return TenantId.of(item.asString());
        }
        wrong(pointer, "No brand can have this id.");
        return null;
    }

    private @Nullable Share share(String pointer, JsonNode item) {
        var share = Share.read(item.isNumber() || item.isString() ? item.asString() : "");
        if (share.isEmpty()) {
            wrong(pointer, SHARE);
        }
        return share.orElse(null);
    }

    private Share budget(Share otherwise) {
        var share =
                body.has("errorBudget")
                        ? share("/errorBudget", body.path("errorBudget"))
                        : otherwise;
        return share == null ? otherwise : share;
    }

    private boolean contract() {
        var value = body.path("contract");
        if (!value.isMissingNode() && !value.isBoolean()) {
            wrong("/contract", "Say true or false.");
        }
        return value.asBoolean(false);
    }

    private int number(String name, int otherwise, int from, int to) {
        var value = body.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt() || value.asInt() < from || value.asInt() > to) {
            wrong("/" + name, "Give a number from %d to %d.".formatted(from, to));
            return otherwise;
        }
        return value.asInt();
    }

    private <T> List<T> list(
            String name, List<T> otherwise, BiFunction<String, JsonNode, @Nullable T> reading) {
        var value = body.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isArray() || (value.isEmpty() && name.equals("services"))) {
            wrong("/" + name, "Give a list.");
            return otherwise;
        }
        var items = new ArrayList<T>();
        for (int i = 0; i < value.size(); i++) {
            var item = reading.apply("/%s/%d".formatted(name, i), value.get(i));
            if (item != null && (!items.contains(item) || item instanceof Share)) {
                items.add(item);
            }
        }
        return items;
    }

    private static String options() {
        return String.join(", ", FIELDS.stream().sorted().toList());
    }

    private void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
