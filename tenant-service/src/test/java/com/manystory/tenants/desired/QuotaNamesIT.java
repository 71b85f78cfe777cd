package com.manystory.tenants.desired;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.test.EmbeddedPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/// What becomes of quotas that are stored by the names of before.
class QuotaNamesIT {

    @Test
    void megabytesBecomeBytesAndWhatLimitedNothingIsGone() throws SQLException, IOException {
        var migration =
                new ClassPathResource("db/control/V007__quota_names.sql")
                        .getContentAsString(StandardCharsets.UTF_8);
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE brands (id text, spec jsonb)");
            add(statement, "old", "{\"listings\": 5, \"mediaMegabytes\": 2, \"importRows\": 7}");
            add(statement, "rows", "{\"importRows\": 7, \"vendors\": 1}");
            add(statement, "huge", "{\"mediaMegabytes\": 9223372036854775807}");
            add(statement, "new", "{\"storageBytes\": 3, \"staff\": 2}");
            add(statement, "none", "{}");
            statement.execute("INSERT INTO brands VALUES ('absent', '{\"displayName\": \"A\"}')");

            statement.execute(migration);

            assertThat(quotas(statement, "old"))
                    .isEqualTo("{\"listings\": 5, \"storageBytes\": 2097152}");
            assertThat(quotas(statement, "rows")).isEqualTo("{}");
            assertThat(quotas(statement, "huge")).isEqualTo("{\"storageBytes\": 1125899906842624}");
            assertThat(quotas(statement, "new")).isEqualTo("{\"staff\": 2, \"storageBytes\": 3}");
            assertThat(quotas(statement, "none")).isEqualTo("{}");
            assertThat(quotas(statement, "absent")).isEqualTo("null");
        }
    }

    private static void add(Statement statement, String id, String quotas) throws SQLException {
        statement.execute(
                "INSERT INTO brands VALUES ('%s', '{\"quotas\": %s}')".formatted(id, quotas));
    }

    private static String quotas(Statement statement, String id) throws SQLException {
        try (var rows =
                statement.executeQuery(
                        "SELECT spec -> 'quotas' FROM brands WHERE id = '%s'".formatted(id))) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
