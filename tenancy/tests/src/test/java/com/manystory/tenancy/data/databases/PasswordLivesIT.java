package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.data.DatabaseNames;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.EmbeddedPlatform;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The password of a brand's database role is of one life of the brand.
class PasswordLivesIT extends DatabasesTest {

    private static final String REFUSED = "password authentication failed";

    private final String role = names.brand(brand.id());
    private final String own = credentials.password(role, brand.incarnation(), 1);
    private final String former = credentials.former(role, 1);

    @BeforeEach
    void make() {
        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);
    }

    @Test
    void refusesThePasswordOfAnEarlierLife() throws SQLException {
        logIn(own);
        databases.erase(brand.id(), brand.incarnation());
        var next = nextLife();
        registry.accept(next);
        assertThat(databases.ensure(next).status()).isEqualTo(Status.TRUE);

        assertThatThrownBy(() -> logIn(own)).hasMessageContaining(REFUSED);
        assertThatThrownBy(() -> logIn(former)).hasMessageContaining(REFUSED);
        logIn(credentials.password(role, next.incarnation(), 1));
        ask();
    }

    @Test
    void reachesABrandWhosePasswordIsOfNoLifeYet() throws SQLException {
        goBackToTheFormerPassword();

        ask();
        assertThatThrownBy(() -> logIn(own)).hasMessageContaining(REFUSED);
    }

    @Test
    void reachesItWhenItsPasswordIsBeingChangedAsWell() throws SQLException {
        goBackToTheFormerPassword();
        registry.accept(rotated());

        ask();
    }

    @Test
    void givesItAPasswordOfItsLifeWhenItIsReconciled() throws SQLException {
        goBackToTheFormerPassword();

        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);

        assertThatThrownBy(() -> logIn(former)).hasMessageContaining(REFUSED);
        logIn(own);
        ask();
    }

    private void goBackToTheFormerPassword() throws SQLException {
        update(
                "postgres",
                "alter role %s password '%s'".formatted(DatabaseNames.quoted(role), former));
        update(
                "vault_control",
                "update brand_database set password_derivation = 1 where brand_id = '%s'");
        pool.evict(brand.id());
    }

    private Brand nextLife() {
        return new Brand(
                brand.id(), brand.id() + "-life-2", 1, brand.phase(), brand.cell(), brand.spec());
    }

    private Brand rotated() {
        return new Brand(
                brand.id(),
                brand.incarnation(),
                2,
                brand.phase(),
                brand.cell(),
                brand.spec(),
                0,
                2);
    }

    private void logIn(String password) throws SQLException {
        EmbeddedPlatform.connect(role, role, password).close();
    }

    private void ask() throws SQLException {
        TenantContext.call(
                brand.id(),
                () -> {
                    try (var connection = pool.borrow(brand.id());
                            var statement = connection.createStatement()) {
                        return statement.execute("select 1");
                    }
                });
    }
}
