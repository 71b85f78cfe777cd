package com.manystory.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/// The wall between brands inside the database server, attacked with the brands' own credentials.
class DatabaseWallIT {

    private final Platform platform = Platform.get();

    @Test
    void everyBrandAndServiceHasADatabaseOfItsOwnUnderARoleOfItsOwn() throws SQLException {
        assertThat(
                        strings(
                                "SELECT d.datname || ' ' || r.rolname FROM pg_database d JOIN"
                                        + " pg_roles r ON r.oid = d.datdba WHERE d.datname LIKE"
                                        + " '%story'"))
                .contains(
                        "catalog_bridestory catalog_bridestory",
                        "catalog_parentstory catalog_parentstory",
                        "payment_bridestory payment_bridestory",
                        "payment_parentstory payment_parentstory");
    }

    @Test
    void noBrandDatabaseIsOpenToThePublic() throws SQLException {
        assertThat(
                        strings(
                                "SELECT datname FROM pg_database WHERE datname LIKE '%story' AND"
                                        + " has_database_privilege('public', oid, 'CONNECT')"))
                .isEmpty();
    }

    @Test
    void aBrandRoleReachesOnlyItsOwnDatabase() throws Exception {
        var password = brandPassword("catalog", "bridestory");
        try (var own = platform.database("catalog_bridestory", "catalog_bridestory", password)) {
            assertThat(own.isValid(2)).isTrue();
        }
        for (var other :
                List.of(
                        "catalog_parentstory",
                        "payment_bridestory",
                        "tenant_registry",
                        "postgres")) {
            assertThatThrownBy(() -> platform.database(other, "catalog_bridestory", password))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aBrandRoleReachesNoOtherDatabaseEvenWhereTheServersAccessRulesAllowIt()
            throws SQLException {
        assertThat(
                        strings(
                                "SELECT r.rolname || ' ' || d.datname FROM pg_roles r, pg_database"
                                    + " d WHERE r.rolname LIKE '%story' AND d.datname <> r.rolname"
                                    + " AND d.datallowconn AND d.datname NOT IN ('template1') AND"
                                    + " has_database_privilege(r.oid, d.oid, 'CONNECT')"))
                .isEmpty();
    }

    @Test
    void noServiceRoleIsASuperuserOrBypassesRowSecurity() throws SQLException {
        assertThat(
                        strings(
                                "SELECT rolname FROM pg_roles WHERE (rolsuper OR rolbypassrls OR"
                                        + " rolreplication) AND rolname <> 'postgres'"))
                .isEmpty();
    }

    private List<String> strings(String query) throws SQLException {
        try (var connection =
                        platform.database(
                                "postgres", "postgres", platform.secret("postgres-superuser"));
                var result = connection.createStatement().executeQuery(query)) {
            var values = new ArrayList<String>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }

    /// What docs/tenancy.md says of a brand role's password.
    private String brandPassword(String service, String brand) throws Exception {
        var key =
                java.util.Base64.getUrlDecoder().decode(platform.secret("credentials-" + service));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        var text =
                "%s_%s:%s:1".formatted(service, brand, new Operator(platform).incarnation(brand));
        var bytes = mac.doFinal(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
