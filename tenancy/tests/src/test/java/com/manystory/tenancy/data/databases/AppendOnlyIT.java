package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.registry.Condition.Status;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A table that a brand's role may only add rows to, while its database is moved, replaced and
/// erased as any other.
class AppendOnlyIT extends MovesTest {

    AppendOnlyIT() {
        super(List.of("visit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update visit set item = 7",
                "delete from visit",
                "truncate visit",
                "drop table visit",
                "drop schema public cascade",
                "alter table visit disable trigger all",
                "drop trigger append_only on visit",
                "alter table visit owner to current_user",
                "alter schema public owner to current_user",
                "drop function manystory_append_only cascade",
            })
    void refusesTheBrandsRoleEverythingButAdding(String attack) throws SQLException {
        assertThatThrownBy(() -> change(attack))
                .hasMessageMatching("(?s).*(must be owner|permission denied|only be added).*");

        assertThat(read("select count(*) from visit")).isEqualTo("300");
        change("insert into visit (item) values (301)");
        assertThat(read("select count(*) from visit")).isEqualTo("301");
    }

    @Test
    void letsTheBrandHaveTablesOfItsOwnBesideIt() throws SQLException {
        change("create table own (id int)", "insert into own values (1)", "drop table own");

        assertThat(read("select count(*) from item")).isNotEqualTo("0");
    }

    @Test
    void sealsADatabaseThatWasMadeBefore() throws SQLException {
        unseal();
        change("update visit set item = item");

        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);

        assertThatThrownBy(() -> change("update visit set item = 7"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void staysSealedWhereTheDatabaseIsMovedTo() throws SQLException {
        done(moves.copy(order(1)));
        change("insert into visit (item) values (4711)");

        move(1);

        assertThat(read("select count(*) from visit")).isEqualTo("301");
        assertThatThrownBy(() -> change("delete from visit")).hasMessageContaining("denied");
        change("insert into visit (item) values (4712)");
        assertThat(databases.ensure(on("second")).status()).isEqualTo(Status.TRUE);
    }

    @Test
    void staysSealedWhenAMoveIsTakenBack() throws SQLException {
        done(moves.copy(order(1)));
        done(moves.release(order(1)));

        assertThatThrownBy(() -> change("delete from visit")).hasMessageContaining("denied");
        change("insert into visit (item) values (4712)");
    }

    @Test
    void isSealedWhenTheDatabaseIsReplaced() throws SQLException {
        try (var replacement = databases.replace(brand)) {
            assertThat(replacement.isOnlyOne()).isTrue();
            replacement.make(SHOP.whole().version());
            try (var connection = replacement.connect();
                    var statement = connection.createStatement()) {
                statement.execute("insert into visit (item) values (1)");
            }
            replacement.finish();
            replacement.takePlace();
        }

        assertThat(read("select count(*) from visit")).isEqualTo("1");
        assertThatThrownBy(() -> change("delete from visit")).hasMessageContaining("denied");
    }

    @Test
    void isErasedWithItsBrand() {
        pool.evict(brand.id());

        assertThat(databases.erase(brand.id(), brand.incarnation()).status())
                .isEqualTo(Status.TRUE);
        assertThat(databases.remains(brand.id()).found()).isEmpty();
    }

    private void unseal() throws SQLException {
        var role = DatabaseNames.quoted(names.brand(brand.id()));
        try (var connection = onSource();
                var statement = connection.createStatement()) {
            statement.execute("drop trigger append_only on visit");
            statement.execute("alter table visit owner to " + role);
            statement.execute("alter schema public owner to pg_database_owner");
        }
    }
}
