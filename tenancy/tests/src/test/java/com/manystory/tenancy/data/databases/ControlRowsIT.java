package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.registry.Condition.Status;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a service's own database holds of a brand goes with it, and is found when it doesn't.
class ControlRowsIT extends DatabasesTest {

    private static final String CONTROL = "vault_control";

    @BeforeEach
    void keepChores() throws SQLException {
        update(CONTROL, "create table if not exists chore (tenant text, payload text)");
        update(CONTROL, "grant all on chore to public");
        update(
                CONTROL,
                "insert into chore values ('%1$s', 'one'), ('%1$s', 'two'), ('other', '-')");
    }

    @AfterEach
    void dropChores() throws SQLException {
        update(CONTROL, "drop table chore");
    }

    @Test
    void erasesTheBrandsRowsAndNobodyElses() throws SQLException {
        assertThat(rows().remains(brand.id()).found()).containsExactly("2 rows of chore name it");

        assertThat(rows().erase(brand.id(), brand.incarnation()).status()).isEqualTo(Status.TRUE);

        assertThat(rows().remains(brand.id()).found()).isEmpty();
        assertThat(ask(CONTROL, "select string_agg(tenant, ',') from chore")).isEqualTo("other");
    }

    @Test
    void findsTheBrandWhereNobodyExpectsIt() throws SQLException {
        rows().erase(brand.id(), brand.incarnation());
        update(CONTROL, "insert into chore values ('other', '%s')");

        assertThat(rows().remains(brand.id()).found()).containsExactly("1 rows of chore name it");
    }

    @Test
    void leavesRecordsOfDatabasesToTheirErasureAndFindsWhatItLeft() throws SQLException {
        update(
                CONTROL,
                "insert into brand_move (brand_id, move_id, attempt, incarnation, source_cell,"
                        + " target_cell, state) values ('%s', 1, 1, '-', 'a', 'b', 'ENDED')");
        rows().erase(brand.id(), brand.incarnation());
        assertThat(rows().remains(brand.id()).found())
                .containsExactly("1 rows of brand_move name it");

        databases.erase(brand.id(), brand.incarnation());

        assertThat(rows().remains(brand.id()).found()).isEmpty();
    }

    @Test
    void leavesTheRowsOfALaterLife() throws SQLException {
        databases.ensure(brand);

        rows().erase(brand.id(), "0-an-earlier-life");

        assertThat(ask(CONTROL, "select count(*) from chore")).isEqualTo("3");
    }

    @Test
    void saysSoWhenItCantLook() {
        control.close();

        assertThat(rows().erase(brand.id(), brand.incarnation()).reason())
                .isEqualTo("ControlDatabaseUnavailable");
        assertThat(rows().remains(brand.id()).found()).hasSize(1);
    }

    private ControlRows rows() {
        return new ControlRows(control, names);
    }
}
