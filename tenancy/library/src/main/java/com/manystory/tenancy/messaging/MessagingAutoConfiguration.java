package com.manystory.tenancy.messaging;

import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.data.Control;
import com.manystory.tenancy.data.TenantDataSource;
import com.manystory.tenancy.limit.RateLimits;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.usage.Measure;
import com.manystory.tenancy.usage.Usage;
import io.micrometer.observation.ObservationRegistry;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// The outbox and its relay, for every service with a database per brand.
@AutoConfiguration(
        afterName = {
            "com.manystory.tenancy.autoconfigure.BrandDatabasesAutoConfiguration",
            "com.manystory.tenancy.cache.CacheAutoConfiguration",
            "com.manystory.tenancy.internal.InternalTokensAutoConfiguration",
            "com.manystory.tenancy.messaging.SqsAutoConfiguration"
        })
@ConditionalOnClass(JdbcClient.class)
@ConditionalOnBean(TenantDataSource.class)
@EnableConfigurationProperties(MessagingProperties.class)
public final class MessagingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Topics topics(MessagingProperties properties) {
        return new Topics(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    MessageTraces messageTraces(ObjectProvider<ObservationRegistry> observations) {
        return new MessageTraces(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    @Bean
    @ConditionalOnMissingBean
    PendingBrands pendingBrands(@Control DataSource control, MessagingProperties properties) {
        return new PendingBrands(control, properties.relay().markLifetime());
    }

    @Bean
    @ConditionalOnMissingBean
    OutboxRelay outboxRelay(
            TenantDataSource tenants,
            TenantRegistry registry,
            PendingBrands pending,
            ObjectProvider<TenantCache> cache,
            ObjectProvider<MessageSender> sender,
            ObjectProvider<RateLimits> limits,
            ObjectProvider<Usage> usage,
            MessagingProperties properties,
            JsonMapper json) {
        var known = cache.getIfAvailable();
        Predicate<Set<String>> invalidator = known == null ? _ -> true : known::invalidateNow;
        var relay =
                new OutboxRelay(
                        registry,
                        pending,
                        new OutboxDrain(
                                new OutboxRows(tenants),
                                invalidator,
                                counted(sender.getIfAvailable(), usage.getIfAvailable()),
                                json,
                                properties.relay(),
                                limits.getIfAvailable()),
                        properties.relay());
        if (known != null) {
            known.onInvalidate((tenant, _) -> {
                if (tenant == null) {
                    relay.nudgeAll();
                }
            });
        }
        return relay;
    }

    private static @Nullable MessageSender counted(
            @Nullable MessageSender sender, @Nullable Usage usage) {
        if (sender == null || usage == null) {
            return sender;
        }
        return (brand, rows) -> {
            var sent = sender.send(brand, rows);
            usage.of(brand).add(Measure.MESSAGES_SENT, sent.size());
            return sent;
        };
    }

    @Bean
    @ConditionalOnMissingBean
    Outbox outbox(
            TenantDataSource tenants,
            JsonMapper json,
            Topics topics,
            MessageTraces traces,
            PendingBrands pending,
            OutboxRelay relay) {
        return new JdbcOutbox(tenants, json, topics, traces, pending, relay::nudge);
    }

    @Bean
    @ConditionalOnMissingBean
    Invalidations invalidations(Outbox outbox) {
        return new Invalidations(outbox);
    }

    @Bean
    @ConditionalOnMissingBean
    OutboxPart outboxPart(PendingBrands pending, Environment environment) {
        return new OutboxPart(pending, service(environment));
    }

    /// What the names of this service's parts begin with, such as `Catalog`.
    static String service(Environment environment) {
        var service = environment.getProperty("manystory.internal.name", "application");
        var name = service.replaceFirst("-service$", "");
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
