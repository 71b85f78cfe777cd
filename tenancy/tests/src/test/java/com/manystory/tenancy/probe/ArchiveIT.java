package com.manystory.tenancy.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.data.databases.TenantDatabases;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.IsolationAssertions;
import com.manystory.tenancy.test.PartFile;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ArchiveIT extends ArchiveTest {

    private static final List<String> TEXTS =
            List.of(
                    "=cmd|'/C calc'!A1",
                    "+1+1",
                    "@SUM(A1)",
                    "-2",
                    "first\nsecond\r\nthird\rlast",
                    "\\.",
                    "before\n\\.\nafter",
                    "a \"quoted\", with commas",
                    "",
                    " ",
                    "\\N",
                    "NULL",
                    "\ttab",
                    "Śląsk 東京 👩🏽‍🎤 \u202Ex");

    @Autowired TenantDatabases databases;
    @Autowired KeyedConnectionPool pool;

    @Test
    void restoresEverythingUnderAnotherName() throws Exception {
        var answer = restore(copy, export().forRestore());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).path("tables").asInt()).isEqualTo(3);
        for (var table : List.of("note", "guest", "season")) {
            var all = "select %1$s::text from %1$s order by 1".formatted(table);
            assertThat(ask(copy, all)).as(table).isNotEmpty().isEqualTo(ask(original, all));
        }
        in(copy, "insert into note (text) values ('next')");
        assertThat(ask(copy, "select id from note where text = 'next'")).containsExactly("3");
    }

    @Test
    void leavesTheCopyTheBrandsOwn() throws Exception {
        restore(copy, export().forRestore());

        assertThat(ask(copy, "select brand_id || ' ' || incarnation from tenant_identity"))
                .containsExactly(copy.id() + " " + copy.incarnation());
        assertThat(databases.ensure(copy).status()).isEqualTo(Status.TRUE);
        IsolationAssertions.assertDatabasesClosed("probe");
        assertThat(
                        ask(
                                copy,
                                "select tgname from pg_trigger where not tgisinternal and tgenabled"
                                        + " = 'D'"))
                .isEmpty();
        assertThat(remainders()).isEmpty();
    }

    @Test
    void keepsEveryTextAsItIs() throws Exception {
        for (var text : TEXTS) {
            TenantContext.run(
                    original.id(),
                    () ->
                            jdbc.sql("insert into guest (id, name, diary) values (?, 'Host', ?)")
                                    .params(UUID.randomUUID(), text)
                                    .update());
        }

        var answer = restore(copy, export().forRestore());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(ask(copy, "select diary from guest"))
                .containsAll(TEXTS)
                .hasSize(TEXTS.size() + 2);
    }

    @Test
    void bringsAnEarlierSchemaUpToDate() throws Exception {
        var earlier =
                export().ofVersion("001")
                        .without(PartFile.TABLES + "guest.csv", false)
                        .without(PartFile.TABLES + "season.csv", false);

        var answer = restore(copy, earlier.forRestore());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(ask(copy, "select text from note order by id")).containsExactly("one", "two");
        assertThat(ask(copy, "select name from season order by 1")).containsExactly("dry", "wet");
    }

    @Test
    void removesWhatAKilledRestoreLeft() throws Exception {
        superuser("create database \"probe_%s.restore\" owner \"probe_%1$s\"");
        superuser("create database \"probe_%s.before\" owner \"probe_%1$s\"");

        assertThat(restore(copy, export().forRestore()).statusCode()).isEqualTo(200);
        assertThat(remainders()).isEmpty();

        superuser("create database \"probe_%s.restore\" owner \"probe_%1$s\"");
        assertThat(databases.remains(copy.id()).found())
                .anyMatch(found -> found.contains(copy.id() + ".restore"));
        assertThat(databases.erase(copy.id(), copy.incarnation()).status()).isEqualTo(Status.TRUE);
        assertThat(remainders()).isEmpty();
    }

    @Test
    void leavesAnotherRestoreOfTheBrandAlone() throws Exception {
        superuser("create database \"probe_%s.restore\" owner \"probe_%1$s\"");
        try (var other = EmbeddedPlatform.superuser("postgres");
                var statement = other.createStatement()) {
            statement.execute(
                    "select pg_advisory_lock(hashtextextended('manystory/restore/probe_%s', 0))"
                            .formatted(copy.id()));

            assertRefused(restore(copy, export().forRestore()), 409, "restore-in-progress");
            assertThat(remainders()).hasSize(1);
        }
    }

    @Test
    void takesThePlaceOfADatabaseThatIsInUse() throws Exception {
        var part = export().forRestore();
        for (int i = 0; i < 3; i++) {
            try (var held = pool.borrow(copy.id())) {
                assertThat(restore(copy, part).statusCode()).isEqualTo(200);
                assertThat(held.isValid(1)).isFalse();
            }
        }
        assertThat(ask(copy, "select count(*) from guest")).containsExactly("2");
    }

    private List<String> remainders() throws SQLException {
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select datname from pg_database where datname like 'probe_%s.%%'"
                                        .formatted(copy.id()))) {
            var names = new java.util.ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private void superuser(String sql) throws SQLException {
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(copy.id()));
        }
    }
}
