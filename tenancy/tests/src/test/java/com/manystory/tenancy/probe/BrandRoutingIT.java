package com.manystory.tenancy.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.NoTenantException;
import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.TenantExecutor;
import com.manystory.tenancy.TenantId;
import com.manystory.tenancy.TenantRebindException;
import com.manystory.tenancy.data.Control;
import com.manystory.tenancy.test.IsolationAssertions;
import com.manystory.tenancy.test.TenancyTest;
import com.manystory.tenancy.test.TestBrands;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.task.TaskDecorator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@TenancyTest
@SpringBootTest(
        classes = ProbeApplication.class,
        properties = {"manystory.internal.name=probe-service", "manystory.test.redis=false"})
class BrandRoutingIT {

    private static final TenantId ASTER = TestBrands.ASTER.id();
    private static final TenantId PEBBLE = TestBrands.PEBBLE.id();

    @Autowired Notes notes;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource dataSource;
    @Autowired PlatformTransactionManager transactions;
    @Autowired EntityManagerFactory factory;
    @Autowired TaskDecorator decorator;

    @Autowired @Control JdbcClient control;
    @Autowired @Control PlatformTransactionManager controlTransactions;

    @Test
    void readsOnlyWhatItsOwnBrandWrote() {
        var text = UUID.randomUUID().toString();

        TenantContext.run(ASTER, () -> notes.save(new Note(text)));

        assertThat(countOf(ASTER, text)).isEqualTo(1);
        assertThat(countOf(PEBBLE, text)).isZero();
    }

    @Test
    void runsNoSqlWithoutABrand() {
        IsolationAssertions.assertRefusedWithoutBrand(() -> dataSource.getConnection());
        IsolationAssertions.assertRefusedWithoutBrand(
                () -> jdbc.sql("select 1").query(Integer.class).single());
        assertThatThrownBy(() -> notes.count()).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> notes.save(new Note("lost"))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void runsNoSqlOnAThreadThatLostTheBrand() {
        TenantContext.run(
                ASTER,
                () -> {
                    var elsewhere = CompletableFuture.supplyAsync(this::countByJdbc);
                    assertThatThrownBy(elsewhere::join)
                            .isInstanceOf(CompletionException.class)
                            .hasRootCauseInstanceOf(NoTenantException.class);
                });
    }

    @Test
    void takesTheBrandAlongToAnotherThread() throws Exception {
        var text = UUID.randomUUID().toString();
        TenantContext.run(PEBBLE, () -> notes.save(new Note(text)));

        var forked = TenantContext.call(PEBBLE, () -> TenantExecutor.fork(() -> count(text)));
        var decorated = new CompletableFuture<Long>();
        TenantContext.run(
                PEBBLE,
                () ->
                        Thread.startVirtualThread(
                                decorator.decorate(() -> decorated.complete(count(text)))));

        assertThat(forked.get()).isEqualTo(1);
        assertThat(decorated.get(5, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void refusesAConnectionOfAnotherBrandOnWhateverPathItCame() throws SQLException {
        var connection = TenantContext.call(ASTER, () -> dataSource.getConnection());
        try (connection) {
            assertThatThrownBy(connection::createStatement).isInstanceOf(NoTenantException.class);
            TenantContext.run(
                    PEBBLE,
                    () ->
                            assertThatThrownBy(() -> connection.prepareStatement("select 1"))
                                    .isInstanceOf(TenantRebindException.class));
        }
    }

    @Test
    void refusesToRebindInsideATransaction() {
        TenantContext.run(
                ASTER,
                () ->
                        inTransaction(() ->
                                assertThatThrownBy(() -> TenantContext.run(PEBBLE, notes::count))
                                        .isInstanceOf(TenantRebindException.class)));
    }

    @Test
    void bindsTheSameBrandAgainInsideATransaction() {
        TenantContext.run(
                ASTER, () -> inTransaction(() -> TenantContext.run(ASTER, () -> notes.count())));
    }

    @Test
    void refusesAnotherBrandsConnectionThatAControlTransactionKept() {
        new TransactionTemplate(controlTransactions)
                .executeWithoutResult(status -> {
                    TenantContext.run(ASTER, this::countByJdbc);
                    TenantContext.run(
                            PEBBLE,
                            () ->
                                    assertThatThrownBy(this::countByJdbc)
                                            .isInstanceOf(TenantRebindException.class));
                    assertThatThrownBy(this::countByJdbc).isInstanceOf(NoTenantException.class);
                });
    }

    @Test
    void sharesOneTransactionBetweenJpaAndJdbc() {
        var text = UUID.randomUUID().toString();
        TenantContext.run(
                ASTER,
                () ->
                        new TransactionTemplate(transactions)
                                .executeWithoutResult(status -> {
                                    notes.saveAndFlush(new Note(text));
                                    assertThat(count(text)).isEqualTo(1);
                                    status.setRollbackOnly();
                                }));

        assertThat(countOf(ASTER, text)).isZero();
    }

    @Test
    void keepsTheControlDatabaseApart() {
        control.sql("insert into mark (text) values ('x')").update();

        assertThat(control.sql("select current_database()").query(String.class).single())
                .isEqualTo("probe_control");
        assertThat(databaseOf(ASTER)).isEqualTo("probe_aster");
        assertThat(databaseOf(PEBBLE)).isEqualTo("probe_pebble");
    }

    @Test
    void usesHibernateForTheServersVersionWithMultiTenancyOn() {
        var sessions = factory.unwrap(SessionFactoryImplementor.class);

        assertThat(sessions.getSessionFactoryOptions().isMultiTenancyEnabled()).isTrue();
        assertThat(sessions.getJdbcServices().getDialect()).isInstanceOf(PostgreSQLDialect.class);
        assertThat(sessions.getJdbcServices().getDialect().getVersion().getMajor()).isEqualTo(18);
    }

    private String databaseOf(TenantId tenant) {
        return TenantContext.call(
                tenant, () -> jdbc.sql("select current_database()").query(String.class).single());
    }

    private long countOf(TenantId tenant, String text) {
        return TenantContext.call(tenant, () -> count(text));
    }

    private long count(String text) {
        return jdbc.sql("select count(*) from note where text = ?")
                .param(text)
                .query(Long.class)
                .single();
    }

    private long countByJdbc() {
        return jdbc.sql("select count(*) from note").query(Long.class).single();
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }
}
