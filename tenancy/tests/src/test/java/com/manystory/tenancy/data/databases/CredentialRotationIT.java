package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.data.BrandConnections;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.data.PoolLimits;
import com.manystory.tenancy.data.PoolListener;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.EmbeddedPlatform;
import com.manystory.tenancy.test.InMemoryRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The password of a brand's database role is changed while it is in use.
class CredentialRotationIT extends DatabasesTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final InMemoryRegistry elsewhere = new InMemoryRegistry();

    @BeforeEach
    void make() {
        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);
        elsewhere.accept(brand);
    }

    @Test
    void refusesTheOldPasswordAtOnce() throws SQLException {
        rotate(2);

        assertThatThrownBy(() -> logIn(1)).hasMessageContaining("password authentication failed");
        logIn(2);
        ask();
    }

    @Test
    void endsConnectionsThatTheOldPasswordOpened() throws SQLException {
        ask();
        var before = sessions();
        assertThat(before).isNotEmpty();

        rotate(2);

        assertThat(sessions()).doesNotContainAnyElementsOf(before);
    }

    @Test
    void lendsConnectionsToProcessesThatHearOfItBeforeTheDatabaseDoes() throws SQLException {
        registry.accept(with(2));
        pool.evict(brand.id());

        ask();

        logIn(1);
    }

    @Test
    void lendsConnectionsToProcessesThatHearOfItLate() throws SQLException {
        rotate(2);
        try (var late = anotherProcess()) {
            borrow(late).close();
        }
    }

    @Test
    void leavesWhatTheOldPasswordOpenedInEveryProcessThatHearsOfTheChange() throws SQLException {
        try (var other = anotherProcess()) {
            var held = borrow(other);
            borrow(other).close();
            var before = sessions();
            assertThat(before).hasSize(3);
            rotate(2);

            elsewhere.accept(with(2));

            await().atMost(SOON)
                    .until(() -> sessions().stream().filter(before::contains).count() == 1);
            held.close();
            await().atMost(SOON).until(() -> sessions().stream().noneMatch(before::contains));
        }
    }

    @Test
    void keepsNoConnectionByThePasswordThatTheDatabaseIsStillToForget() throws SQLException {
        try (var early = anotherProcess()) {
            elsewhere.accept(with(2));
            borrow(early).close();

            assertThat(early.use().idle()).isZero();
            rotate(2);
            borrow(early).close();
            assertThat(early.use().idle()).isEqualTo(1);
        }
    }

    @Test
    void endsTheSessionsOfAProcessThatDoesNotHearOfTheChange() throws SQLException {
        try (var deaf = anotherProcess();
                var stolen =
                        EmbeddedPlatform.connect(
                                role(),
                                role(),
                                credentials.password(role(), brand.incarnation(), 1));
                var graceless = databases(settings(soonEnding()));
                var _ = graceless.endEarlierSessions(Duration.ofMillis(50))) {
            borrow(deaf).close();
            var before = sessions();

            registry.accept(with(2));
            assertThat(graceless.ensure(with(2)).status()).isEqualTo(Status.TRUE);
            ask();
            var after = sessions();
            after.removeAll(before);

            await().atMost(SOON).until(() -> sessions().stream().noneMatch(before::contains));
            assertThat(stolen.isValid(1)).isFalse();
            assertThat(sessions()).as("what the new one opened goes on").containsAll(after);
            assertThat(after).isNotEmpty();
        }
    }

    @Test
    void leavesTheSessionsOfTheOldPasswordATimeOfGrace() throws Exception {
        try (var held =
                        EmbeddedPlatform.connect(
                                role(),
                                role(),
                                credentials.password(role(), brand.incarnation(), 1));
                var _ = databases.endEarlierSessions(Duration.ofMillis(50))) {
            rotate(2);
            Thread.sleep(500);

            assertThat(held.isValid(1)).isTrue();
        }
    }

    @Test
    void resumesWhereItWasKilled() throws SQLException {
        var killed = new AtomicBoolean();
        try (var dying =
                databases(step -> {
                    if (step == ProvisioningStep.PASSWORD_CHANGED
                            && killed.compareAndSet(false, true)) {
                        throw new IllegalStateException("killed");
                    }
                })) {
            registry.accept(with(2));
            assertThatThrownBy(() -> dying.ensure(with(2))).hasMessage("killed");
        }
        pool.evict(brand.id());
        ask();

        rotate(2);

        ask();
        assertThat(
                        ask(
                                "vault_control",
                                "select credentials_version from brand_database where brand_id = '%s'"
                                        .formatted(brand.id())))
                .isEqualTo("2");
    }

    @Test
    void tellsAWrongPasswordFromOneThatIsBeingChanged() {
        registry.accept(with(4));
        pool.evict(brand.id());

        assertThatThrownBy(this::ask).hasMessageContaining("password authentication failed");
    }

    private void rotate(int version) {
        registry.accept(with(version));
        assertThat(databases.ensure(with(version)).status()).isEqualTo(Status.TRUE);
    }

    private Brand with(int version) {
        return new Brand(
                brand.id(),
                brand.incarnation(),
                version,
                brand.phase(),
                brand.cell(),
                brand.spec(),
                0,
                version);
    }

    /// The pool of a process that hears of changes when `elsewhere` does.
    private KeyedConnectionPool anotherProcess() {
        var other =
                new KeyedConnectionPool(
                        PoolLimits.of(settings),
                        new BrandConnections(settings, names, credentials, elsewhere),
                        PoolListener.NONE);
        elsewhere.onChange(other::follow);
        return other;
    }

    private Connection borrow(KeyedConnectionPool from) throws SQLException {
        return from.borrow(brand.id());
    }

    private static Map<String, Object> soonEnding() {
        var properties = EmbeddedPlatform.properties(SERVICE + "-service");
        properties.put("manystory.data.earlier-sessions-grace", "0s");
        return properties;
    }

    private String role() {
        return names.brand(brand.id());
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

    private void logIn(int version) throws SQLException {
        EmbeddedPlatform.connect(
                        role(), role(), credentials.password(role(), brand.incarnation(), version))
                .close();
    }

    private Set<Integer> sessions() throws SQLException {
        var sessions = new HashSet<Integer>();
        try (var connection = EmbeddedPlatform.superuser("postgres");
                var statement =
                        connection.prepareStatement(
                                "select pid from pg_stat_activity where usename = ?")) {
            statement.setString(1, role());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    sessions.add(rows.getInt(1));
                }
            }
        }
        return sessions;
    }
}
