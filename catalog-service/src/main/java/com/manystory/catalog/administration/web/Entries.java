package com.manystory.catalog.administration.web;

import com.manystory.catalog.text.StorableText;
import com.manystory.tenancy.web.FieldError;
import com.manystory.tenancy.web.JsonPointers;
import com.manystory.tenancy.web.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads catalogue entries from bodies that leave their key to the address.
@Component
class Entries {

    private final ObjectMapper json;

    Entries(ObjectMapper json) {
        this.json = json;
    }

    /// @throws ProblemException `validation`, with a pointer to what is wrong
    <T> T read(ObjectNode body, String key, Class<T> type) {
        body.put("key", key);
        StorableText.unstorable(body)
                .ifPresent(at -> {
                    throw invalid(at.toString(), "A text can't have the character U+0000");
                });
        try {
            return json.treeToValue(body, type);
        } catch (JacksonException e) {
            throw invalid(JsonPointers.of(e), "has the wrong type or format");
        }
    }

    private static ProblemException invalid(String pointer, String detail) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "validation",
                "The request is not valid",
                "See errors for the fields that are wrong.",
                List.of(new FieldError(pointer, detail)));
    }
}
