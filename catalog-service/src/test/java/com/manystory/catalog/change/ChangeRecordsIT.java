package com.manystory.catalog.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestBrands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a brand's catalogue was changed by stays on record.
@CatalogTest
class ChangeRecordsIT {

    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();

    @Autowired CatalogClient client;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void putACatalogue() {
        assertThat(client.put(PEBBLE, "/catalogue", Catalogues.PEBBLE).status()).isEqualTo(200);
    }

    @Test
    void whoWroteADocumentAndHowMuchIsOnRecordOnce() {
        var before = number("SELECT count(*) FROM change_record");

        client.put(PEBBLE, "/catalogue", Catalogues.PEBBLE);

        assertThat(number("SELECT count(*) FROM change_record") - before).isEqualTo(1);
        assertThat(last())
                .isEqualTo(
                        "payment-service catalogue put {\"places\": 3, \"vendors\": 1,"
                                + " \"listings\": 3, \"categories\": 3, \"rejections\": 0}");
    }

    @Test
    void whatWasWrittenOfADocumentBeforeItsMistakeIsOnRecord() {
        var wrong =
                "{\"categories\":[%s{\"key\":\"last\"}]}"
                        .formatted(
                                "{\"key\":\"swim\",\"slug\":\"swimming\",\"name\":\"Swimming\"},"
                                        .repeat(200));

        assertThat(client.put(PEBBLE, "/catalogue", wrong).status()).isEqualTo(400);

        assertThat(last()).startsWith("payment-service catalogue put").contains(": 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE change_record SET actor = 'nobody'",
                "DELETE FROM change_record",
                "TRUNCATE change_record",
                "DROP TABLE change_record",
                "DROP SCHEMA public CASCADE",
                "ALTER TABLE change_record DISABLE TRIGGER ALL",
                "ALTER TABLE change_record OWNER TO CURRENT_USER",
                "DROP TRIGGER append_only ON change_record",
                "GRANT ALL ON change_record TO CURRENT_USER",
                "CREATE OR REPLACE FUNCTION manystory_append_only() RETURNS trigger LANGUAGE"
                        + " plpgsql AS 'BEGIN RETURN NEW; END'",
                "ALTER SCHEMA public OWNER TO CURRENT_USER",
            })
    void theRoleThatServesTheBrandCanNotChangeARecord(String attack) {
        var before = all();

        assertThatThrownBy(() ->
                        TenantContext.run(
                                PEBBLE,
                                () -> {
                                    // Granting what one hasn't is only a warning.
                                    jdbc.sql(attack).update();
                                    jdbc.sql("DELETE FROM change_record").update();
                                }))
                .rootCause()
                .hasMessageMatching("(?s).*(must be owner|permission denied|only be added).*");
        assertThat(all()).isEqualTo(before);
    }

    private String last() {
        return TenantContext.call(
                PEBBLE,
                () ->
                        jdbc.sql(
                                        """
                                        SELECT concat_ws(' ', actor, subject, action, after)
                                        FROM change_record ORDER BY id DESC LIMIT 1
                                        """)
                                .query(String.class)
                                .single());
    }

    private String all() {
        return TenantContext.call(
                PEBBLE,
                () ->
                        jdbc.sql(
                                        "SELECT md5(string_agg(r::text, ';' ORDER BY id)) FROM"
                                                + " change_record r")
                                .query(String.class)
                                .single());
    }

    private long number(String sql) {
        return TenantContext.call(PEBBLE, () -> jdbc.sql(sql).query(Long.class).single());
    }
}
