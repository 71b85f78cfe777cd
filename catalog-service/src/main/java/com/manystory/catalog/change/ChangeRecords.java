package com.manystory.catalog.change;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/// Who changed what of the bound brand's catalogue, from what to what. Rows can only be added: the
/// table belongs to the provisioner (`manystory.data.append-only`).
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ChangeRecords {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ChangeRecords(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Adds a record in the transaction of the change.
    ///
    /// @param subject what was changed, such as `listing:7`
    /// @param before what it was, JSON text or any value, or null
    /// @param after what it is
    public void add(
            String actor,
            String subject,
            String action,
            @Nullable Object before,
            @Nullable Object after) {
        jdbc.sql(
                        """
                        INSERT INTO change_record (actor, subject, action, before, after)
                        VALUES (:actor, :subject, :action, CAST(:before AS jsonb),
                            CAST(:after AS jsonb))
                        """)
                .param("actor", actor)
                .param("subject", subject)
                .param("action", action)
                .param("before", text(before))
                .param("after", text(after))
                .update();
    }

    private @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String object when object.startsWith("{") -> object;
            default -> json.writeValueAsString(value);
        };
    }
}
