package com.manystory.catalog.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.catalog.CatalogClient;
import com.manystory.catalog.CatalogTest;
import com.manystory.catalog.Catalogues;
import com.manystory.catalog.catalogue.CatalogueStream;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.test.TestBrands;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final String LATEST = "SELECT coalesce(max(id), 0) FROM change_record";

    @Autowired CatalogClient client;
    @Autowired JdbcClient jdbc;
    @Autowired CatalogueStream stream;

    @BeforeEach
    void putACatalogue() {
        assertThat(client.put(PEBBLE, "/catalogue", Catalogues.PEBBLE).status()).isEqualTo(200);
    }

    @Test
    void whoWroteADocumentAndHowMuchIsOnRecordOnce() {
        var before = number(LATEST);

        client.put(PEBBLE, "/catalogue", Catalogues.PEBBLE);

        var records = after(before);
        assertThat(records)
                .hasSize(2)
                .allMatch(text -> text.startsWith("payment-service catalogue "));
        assertThat(records.getFirst()).contains("begin-put");
        assertThat(records.getLast())
                .contains(" put ")
                .contains("\"places\": 3", "\"vendors\": 1", "\"listings\": 3")
                .contains("\"categories\": 3", "\"rejections\": 0");
        assertThat(document(records.getLast())).isEqualTo(document(records.getFirst()));
    }

    @Test
    void whoBeganADocumentIsOnRecordWhenTheProcessIsKilledInTheMiddle() {
        var before = number(LATEST);
        var found = new ArrayList<String>();
        var looking =
                new InputStream() {
                    @Override
                    public int read() {
                        // What is committed by now is what a killed process leaves.
                        found.addAll(after(before));
                        throw new Killed();
                    }
                };
        var document =
                new SequenceInputStream(
                        new ByteArrayInputStream(
                                ("{\"categories\":[" + categories(201)).getBytes(UTF_8)),
                        looking);

        assertThatThrownBy(
                        () -> TenantContext.run(PEBBLE, () -> stream.write(document, "staff:anna")))
                .isInstanceOf(Killed.class);

        assertThat(found).singleElement().asString().startsWith("staff:anna catalogue begin-put");
    }

    @Test
    void nothingIsOnRecordOfADocumentThatChangedNothing() {
        var before = number(LATEST);

        assertThat(client.put(PEBBLE, "/catalogue", "{\"categories\":7}").status()).isEqualTo(400);

        assertThat(after(before)).isEmpty();
    }

    @Test
    void whatWasWrittenOfADocumentBeforeItsMistakeIsOnRecord() {
        var wrong = "{\"categories\":[%s{\"key\":\"last\"}]}".formatted(categories(200));

        assertThat(client.put(PEBBLE, "/catalogue", wrong).status()).isEqualTo(400);

        assertThat(last())
                .startsWith("payment-service catalogue put")
                .contains("\"categories\": 200");
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
        return after(0).getLast();
    }

    /// The records after one, in their order.
    private List<String> after(long id) {
        return TenantContext.call(
                PEBBLE,
                () ->
                        jdbc.sql(
                                        """
                                        SELECT concat_ws(' ', actor, subject, action, after)
                                        FROM change_record WHERE id > ? ORDER BY id
                                        """)
                                .param(id)
                                .query(String.class)
                                .list());
    }

    /// As many as are written at a time are 200.
    private static String categories(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        """
                        {"key":"swim-%1$d","slug":"swimming-%1$d","name":"Swimming"},\
                        """
                                ::formatted)
                .collect(Collectors.joining());
    }

    private static String document(String text) {
        return text.replaceAll(".*\"document\": \"([^\"]+)\".*", "$1");
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

    /// No code catches it.
    private static final class Killed extends Error {

        private static final long serialVersionUID = 1;
    }
}
