package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A brand that sells is exported, and restored under other names while it goes on selling. What
/// the other tests do to the copy, such as selling its seats, stands with them.
class BrandArchiveIT {

    private static final String ORIGINAL = BrandCopy.ORIGINAL;
    private static final String TOTAL = "select total from orders where id = '%s'";

    private final Platform platform = Platform.get();
    private final Shop original = new Shop(platform, ORIGINAL);

    @Test
    void anExportRestoredUnderAnotherNameAnswersTheSame() throws Exception {
        var copy = BrandCopy.get(platform);

        for (var pair : copy.answers()) {
            assertThat(pair.copy()).as(pair.path()).isEqualTo(pair.original());
        }
        assertThat(copy.answers().getFirst().copy().path("items")).isNotEmpty();
        assertThat(ask(BrandCopy.NAME, TOTAL, copy.order().id()))
                .isEqualTo(ask(ORIGINAL, TOTAL, copy.order().id()))
                .isNotEqualTo("nothing");
        assertThat(ask(BrandCopy.NAME, "select brand_id from tenant_identity", ""))
                .isEqualTo(BrandCopy.NAME);
    }

    @Test
    void nobodyOfTheOriginalIsAnybodyInTheCopy() throws Exception {
        var order = original.buy();
        var archives = new Archives(platform);
        archives.restore("parentclone", archives.export(ORIGINAL), "replace=true&mask=true");

        var clone = new Shop(platform, "parentclone");
        for (var id : List.of(order.id(), "x")) {
            var answer = clone.api("GET", "/api/v1/checkouts/" + id, "", order.cookie());
            assertThat(answer.status()).isEqualTo(404);
        }
        for (var secret : List.of("Dewi Archivita", "dewi@archive.example", order.id())) {
            assertThat(
                            ask(
                                    "parentclone",
                                    "select count(*) from orders o where o::text like '%%%s%%'",
                                    secret))
                    .isEqualTo("0");
        }
        assertThat(ask("parentclone", "select sum(total) from orders", ""))
                .isEqualTo(ask(ORIGINAL, "select sum(total) from orders", ""));
        var staff =
                platform.database("postgres", "postgres", platform.secret("postgres-superuser"));
        try (staff;
                var statement = staff.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select count(*) from pg_database where datname like '%\\_parentclone%'
                                and (datname not in (select rolname from pg_roles where oid = datdba)
                                    or has_database_privilege('payment_parentstory', oid, 'connect'))
                                """)) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    private String ask(String brand, String sql, String value) throws SQLException {
        try (var connection =
                        platform.database(
                                "payment_" + brand,
                                "postgres",
                                platform.secret("postgres-superuser"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.formatted(value))) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        }
    }
}
