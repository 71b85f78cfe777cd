package com.manystory.tenants.desired;

import com.manystory.tenants.desired.theme.ThemeRules;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads desired states and judges them by all rules at once.
public final class DesiredStates {

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(20)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final List<Rule> rules;

    /// @param baseDomain the domain that every brand has a name under
    /// @param cells the database clusters that a brand can be placed on
    public DesiredStates(String baseDomain, Set<String> cells) {
        rules =
                List.of(
                        new IdentityRules(),
                        new DomainRules(baseDomain),
                        new ThemeRules(),
                        new WordRules(),
                        new FeatureRules(),
                        new SellingRules(),
                        new PlacementRules(cells),
                        new PeopleRules());
    }

    /// Reads a state and adds what is wrong with it. The state is what could be understood; only
    /// when there are no violations is it whole.
    ///
    /// @throws MalformedStateException when the document isn't JSON
    public DesiredState read(byte[] document, Violations violations) {
        JsonNode tree;
        try {
            tree = JSON.readTree(document);
        } catch (JacksonException e) {
            var location = e.getLocation();
            throw new MalformedStateException(
                    "The document isn't JSON%s: %s"
                            .formatted(
                                    location == null
                                            ? ""
                                            : " at line %d, column %d"
                                                    .formatted(
                                                            location.getLineNr(),
                                                            location.getColumnNr()),
                                    e.getOriginalMessage()));
        }
        var fitting = new Shape(violations).fitting(tree, DesiredState.class, "");
        var state =
                JSON.treeToValue(
                        fitting == null ? JsonNodeFactory.instance.objectNode() : fitting,
                        DesiredState.class);
        if (!violations.at("")) {
            rules.forEach(rule -> rule.check(state, violations));
        }
        return state;
    }

    /// Thrown for a document that isn't JSON.
    public static final class MalformedStateException extends RuntimeException {

        MalformedStateException(String message) {
            super(message);
        }
    }
}
