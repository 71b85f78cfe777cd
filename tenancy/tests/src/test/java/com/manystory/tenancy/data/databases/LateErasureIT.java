package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.EmbeddedPlatform;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// What is asked of a life that ended never reaches the next life of the same id.
class LateErasureIT extends DatabasesTest {

    private final Brand next = life("%s-life-2".formatted(brand.id()));

    @Test
    void leavesTheDatabaseOfTheNextLife() throws SQLException {
        beginNextLife();

        assertThat(databases.erase(brand.id(), brand.incarnation()).status())
                .isEqualTo(Status.TRUE);

        assertThat(databases.ensure(next).status()).isEqualTo(Status.TRUE);
        write("also later");
        assertThat(notes()).isEqualTo("2");
    }

    @Test
    void leavesTheDatabaseOfTheNextLifeAlsoWhenItsRecordIsLost() throws SQLException {
        beginNextLife();
        update("vault_control", "delete from brand_database where brand_id = '%s'");

        databases.erase(brand.id(), brand.incarnation());

        assertThat(databases.ensure(next).status()).isEqualTo(Status.TRUE);
        assertThat(notes()).isEqualTo("1");
    }

    @Test
    void leavesAHalfMadeDatabaseOfTheNextLifeToItsMaker() throws SQLException {
        beginNextLife();
        update("vault_control", "update brand_database set state = 'MAKING' where brand_id = '%s'");
        update(names.brand(brand.id()), "delete from tenant_identity");

        databases.erase(brand.id(), brand.incarnation());

        assertThat(databases.remains(brand.id()).found())
                .contains("Database %s on cell local".formatted(names.brand(brand.id())));
        assertThat(databases.ensure(next).status()).isEqualTo(Status.TRUE);
    }

    @Test
    void erasesWhatAnEarlierLifeLeft() throws SQLException {
        databases.ensure(brand);

        assertThat(databases.erase(brand.id(), next.incarnation()).status()).isEqualTo(Status.TRUE);

        assertThat(databases.remains(brand.id()).found()).isEmpty();
    }

    @Test
    void waitsForWhoeverNobodyMaySendAway() throws Exception {
        databases.ensure(brand);
        // As the server's own work in it: the provisioner may not end a superuser's session.
        var held = EmbeddedPlatform.superuser(names.brand(brand.id()));
        var leaving =
                Thread.ofVirtual()
                        .start(() -> {
                            try (held) {
                                Thread.sleep(700);
                            } catch (InterruptedException | SQLException e) {
                                Thread.currentThread().interrupt();
                            }
                        });

        assertThat(databases.erase(brand.id(), brand.incarnation()).status())
                .isEqualTo(Status.TRUE);

        leaving.join();
        assertThat(databases.remains(brand.id()).found()).isEmpty();
    }

    private void beginNextLife() throws SQLException {
        databases.ensure(brand);
        write("of the first life");
        databases.erase(brand.id(), brand.incarnation());
        registry.accept(next);
        databases.ensure(next);
        write("of the next life");
    }

    private Brand life(String incarnation) {
        return new Brand(brand.id(), incarnation, 1, brand.phase(), brand.cell(), brand.spec());
    }
}
