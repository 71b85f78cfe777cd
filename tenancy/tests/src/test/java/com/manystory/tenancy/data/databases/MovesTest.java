package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.migrations.Migrations;
import com.manystory.tenancy.registry.Brand;
import com.manystory.tenancy.registry.Condition.Status;
import com.manystory.tenancy.test.EmbeddedPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/// A service with two cells, and a brand's database on the first with a little of everything.
abstract class MovesTest extends DatabasesTest {

    static final Migrations SHOP = Migrations.in("db/tenancy", "db/shop");
    static final Duration PATIENCE = Duration.ofMillis(500);

    BrandMoves moves;

    MovesTest() {
        this("moving");
    }

    /// @param appendOnly tables that the brand's role may only add rows to
    MovesTest(List<String> appendOnly) {
        super("moving", twoCells("moving", appendOnly));
    }

    private MovesTest(String service) {
        super(service, twoCells(service, List.of()));
    }

    static DataProperties twoCells(String service) {
        return twoCells(service, List.of());
    }

    private static DataProperties twoCells(String service, List<String> appendOnly) {
        var properties = new HashMap<>(EmbeddedPlatform.properties(service + "-service"));
        properties.putAll(EmbeddedPlatform.secondCell(service + "-service"));
        properties.put("manystory.data.control-cell", "local");
        properties.put("manystory.data.append-only", String.join(",", appendOnly));
        return settings(properties);
    }

    @Override
    TenantDatabases databases(Consumer<ProvisioningStep> progress) {
        return databases(progress, SHOP);
    }

    @BeforeEach
    void fill() throws SQLException {
        moves = databases.moves();
        assertThat(databases.ensure(brand).status()).isEqualTo(Status.TRUE);
        change(
                "insert into seller (name, mood, moods) select 'seller ' || i, 'busy',"
                        + " '{calm,busy}' from generate_series(1, 50) i",
                "insert into item (seller, number, price, attributes, tags, picture)"
                        + " select 1 + i % 50, 'n' || i, i * 1.10, '{\"a\": 1}', '{x,y}',"
                        + " decode(repeat(md5(i::text), 20), 'hex')"
                        + " from generate_series(1, 2000) i",
                "insert into item (seller, parent, number, picture)"
                        + " select 1, 7, 'large', decode(repeat('ab', 2000000), 'hex')",
                "insert into \"Odd name\" select 'k' || i, i from generate_series(1, 20) i",
                "insert into visit (item) select i from generate_series(1, 300) i",
                "insert into entry (amount) select i from generate_series(1, 30) i",
                "select nextval('receipt')");
    }

    final MoveOrder order(long move) {
        return order(move, 1);
    }

    final MoveOrder order(long move, int attempt) {
        return new MoveOrder(move, attempt, "local", "second", brand);
    }

    final MoveOrder arriving(long move) {
        return new MoveOrder(move, 1, "local", "second", on("second"));
    }

    final Brand on(String cell) {
        return new Brand(
                brand.id(),
                brand.incarnation(),
                brand.generation(),
                brand.phase(),
                cell,
                brand.spec(),
                0,
                1);
    }

    /// Takes all steps that end with the brand on the other cell.
    final void move(long move) {
        done(moves.copy(order(move)));
        done(moves.fence(order(move)));
        registry.accept(on("second"));
        pool.follow(brand.id());
        done(moves.open(arriving(move), PATIENCE));
        done(moves.settle(arriving(move)));
    }

    /// Takes a step that drops a database: the server may still be ending a session that the test
    /// had there as the superuser, whom a provisioner can't throw out.
    static void dropped(Supplier<MoveResult> step) {
        var result = step.get();
        for (int i = 0; i < 50 && "MissingPrivilege".equals(result.reason()); i++) {
            result = step.get();
        }
        done(result);
    }

    static MoveResult done(MoveResult result) {
        assertThat(result.outcome())
                .as("%s: %s", result.reason(), result.message())
                .isEqualTo(MoveResult.Outcome.DONE);
        return result;
    }

    /// Executes statements as the brand, over the pool.
    final void change(String... statements) throws SQLException {
        change(brand.id(), statements);
    }

    final void change(TenantId tenant, String... statements) throws SQLException {
        TenantContext.call(
                tenant,
                () -> {
                    try (var connection = pool.borrow(tenant);
                            var statement = connection.createStatement()) {
                        for (var sql : statements) {
                            statement.execute(sql);
                        }
                        return true;
                    }
                });
    }

    /// What the brand reads, over the pool.
    final String read(String sql) throws SQLException {
        return TenantContext.call(
                brand.id(),
                () -> {
                    try (var connection = pool.borrow(brand.id());
                            var statement = connection.createStatement();
                            var rows = statement.executeQuery(sql)) {
                        assertThat(rows.next()).isTrue();
                        return rows.getString(1);
                    }
                });
    }

    final Connection onSource() throws SQLException {
        return EmbeddedPlatform.superuser(names.brand(brand.id()));
    }

    final Connection onTarget() throws SQLException {
        return EmbeddedPlatform.superuserOfSecondCell(names.brand(brand.id()));
    }

    /// A connection to the source as the brand's role, past the pool: a process that hears nothing.
    final Connection straggler() throws SQLException {
        var role = names.brand(brand.id());
        return EmbeddedPlatform.connect(
                role, role, credentials.password(role, brand.incarnation(), 1));
    }

    static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    final boolean isOnTarget() throws SQLException {
        try (var server = EmbeddedPlatform.superuserOfSecondCell("postgres")) {
            return ask(
                            server,
                            "select count(*) from pg_database where datname = '%s'"
                                    .formatted(names.brand(brand.id())))
                    .equals("1");
        }
    }
}
