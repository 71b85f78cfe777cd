package com.manystory.admin.settings;

import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Works edits into a desired state without letting them reach further than allowed.
final class Edits {

    private Edits() {}

    /// Only the editable fields.
    static ObjectNode visible(ObjectNode desired, List<String> editable) {
        var visible = desired.objectNode();
        editable.stream()
                .filter(desired::has)
                .forEach(field -> visible.set(field, desired.get(field)));
        return visible;
    }

    /// The desired state with exactly these settings; editable ones that are missing fall back to
    /// their defaults.
    static ObjectNode replace(ObjectNode desired, ObjectNode settings, List<String> editable) {
        refuseOthers(settings, editable);
        var edited = desired.deepCopy();
        edited.remove(editable);
        edited.setAll(settings);
        return edited;
    }

    /// The desired state with the JSON merge patch (RFC 7396) applied.
    static ObjectNode merge(ObjectNode desired, ObjectNode patch, List<String> editable) {
        refuseOthers(patch, editable);
        var edited = desired.deepCopy();
        mergeInto(edited, patch);
        return edited;
    }

    private static void mergeInto(ObjectNode target, ObjectNode patch) {
        for (var change : patch.properties()) {
            var name = change.getKey();
            switch (change.getValue()) {
                case ObjectNode inner -> {
                    var inside =
                            target.get(name) instanceof ObjectNode existing
                                    ? existing
                                    : target.putObject(name);
                    mergeInto(inside, inner);
                }
                case JsonNode value when value.isNull() -> target.remove(name);
                case JsonNode value -> target.set(name, value);
            }
        }
    }

    private static void refuseOthers(ObjectNode edits, List<String> editable) {
        var refused =
                edits.propertyNames().stream()
                        .filter(name -> !editable.contains(name))
                        .map(name ->
                                new FieldError(
                                        "/" + name.replace("~", "~0").replace("/", "~1"),
                                        "isn't a setting that you may change"))
                        .toList();
        if (!refused.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "setting-not-editable",
                    "Setting not editable",
                    "The request changes something that it may not change.",
                    refused);
        }
    }
}
