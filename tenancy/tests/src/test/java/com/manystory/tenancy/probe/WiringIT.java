package com.manystory.tenancy.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.manystory.tenancy.TenantContext;
import com.manystory.tenancy.data.TenantDataSource;
import com.manystory.tenancy.test.EmbeddedPlatformInitializer;
import com.manystory.tenancy.test.IsolationAssertions;
import com.manystory.tenancy.test.TenancyTestConfiguration;
import com.manystory.tenancy.test.TestBrands;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class WiringIT {

    private static final String NO_JPA =
            "spring.autoconfigure.exclude="
                + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
                + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";

    @Test
    void refusesToStartWhenHibernatesMultiTenancyIsOff() {
        assertThatThrownBy(() -> start(ReplacedCustomizer.class))
                .hasStackTraceContaining("Hibernate's multi-tenancy is off");
    }

    @Test
    void worksWithJdbcAlone() {
        try (var context = start(Plain.class, NO_JPA)) {
            var transactions = context.getBean(PlatformTransactionManager.class);
            assertThat(transactions).isInstanceOf(JdbcTransactionManager.class);
            var jdbc = context.getBean(JdbcClient.class);
            var database =
                    TenantContext.call(
                            TestBrands.ASTER.id(),
                            () ->
                                    new TransactionTemplate(transactions)
                                            .execute(status ->
                                                    jdbc.sql("select current_database()")
                                                            .query(String.class)
                                                            .single()));
            assertThat(database).isEqualTo("wiring_aster");
            IsolationAssertions.assertRefusedWithoutBrand(
                    () -> jdbc.sql("select 1").query().singleValue());
        }
    }

    @Test
    void givesAServiceWithoutBrandDatabasesItsControlDatabase() {
        try (var context = start(Plain.class, NO_JPA, "manystory.data.brand-databases=false")) {
            assertThat(context.getBean(DataSource.class)).isInstanceOf(HikariDataSource.class);
            assertThat(context.getBeansOfType(TenantDataSource.class)).isEmpty();
            assertThat(
                            context.getBean(JdbcClient.class)
                                    .sql("select current_database()")
                                    .query(String.class)
                                    .single())
                    .isEqualTo("wiring_control");
        }
    }

    @Test
    void staysHealthyOutsideAnyBrand() {
        try (var context = start(Plain.class, NO_JPA)) {
            var health = context.getBean("dbHealthIndicator", HealthIndicator.class).health();

            assertThat(health).isNotNull();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
        }
    }

    private static ConfigurableApplicationContext start(
            Class<?> application, String... properties) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .initializers(new EmbeddedPlatformInitializer())
                .properties("manystory.internal.name=wiring-service", "manystory.test.redis=false")
                .properties(properties)
                .run();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(TenancyTestConfiguration.class)
    static class Plain {}

    static class ReplacedCustomizer extends Plain {

        @Bean
        HibernatePropertiesCustomizer tenancyHibernatePropertiesCustomizer() {
            return properties -> {
                properties.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, false);
                properties.put(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL");
            };
        }
    }
}
