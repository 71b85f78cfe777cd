package com.manystory.tenancy.data.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.data.BrandConnections;
import com.manystory.tenancy.data.DataProperties;
import com.manystory.tenancy.data.KeyedConnectionPool;
import com.manystory.tenancy.data.PoolLimits;
import com.manystory.tenancy.data.PoolListener;
import com.manystory.tenancy.test.EmbeddedPlatform;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SilentDatabaseIT extends DatabasesTest {

    @Test
    void letsTheCallerGoAndLendsTheConnectionToNobodyElse() throws Exception {
        databases.ensure(brand);
        try (var impatient = impatientPool()) {
            TenantContext.call(
                    brand.id(),
                    () -> {
                        assertThatThrownBy(() -> run(impatient, "select pg_sleep(60)"))
                                .isInstanceOfSatisfying(
                                        SQLException.class,
                                        e -> assertThat(e.getSQLState()).startsWith("08"));
                        assertThat(impatient.use().active()).isZero();
                        run(impatient, "select 1");
                        return true;
                    });
        }
    }

    private void run(KeyedConnectionPool impatient, String query) throws SQLException {
        try (var connection = impatient.borrow(brand.id());
                var statement = connection.createStatement()) {
            statement.execute(query);
        }
    }

    /// A connection of it counts as dead after a second, which is before the server would cancel a
    /// statement.
    private KeyedConnectionPool impatientPool() {
        var properties = EmbeddedPlatform.properties(SERVICE + "-service");
        properties.put("manystory.data.socket-timeout", "1s");
        var impatient =
                new Binder(new MapConfigurationPropertySource(properties))
                        .bind("manystory.data", Bindable.of(DataProperties.class))
                        .get();
        return new KeyedConnectionPool(
                PoolLimits.of(impatient),
                new BrandConnections(impatient, names, credentials, registry),
                PoolListener.NONE);
    }
}
