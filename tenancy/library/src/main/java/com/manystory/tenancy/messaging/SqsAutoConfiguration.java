package com.manystory.tenancy.messaging;

import com.manystory.tenancy.data.Control;
import com.manystory.tenancy.data.TenantDataSource;
import com.manystory.tenancy.data.databases.TenantDatabases;
import com.manystory.tenancy.internal.Seals;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.usage.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.json.JsonMapper;

/// Sending to SQS, and the readers of this service's subscriptions.
@AutoConfiguration(
        afterName = {
            "com.manystory.tenancy.autoconfigure.BrandDatabasesAutoConfiguration",
            "com.manystory.tenancy.internal.InternalTokensAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"
        })
@ConditionalOnClass({SqsClient.class, Apache5HttpClient.class})
@ConditionalOnBean(TenantDataSource.class)
@ConditionalOnProperty("manystory.messaging.region")
@EnableConfigurationProperties(MessagingProperties.class)
public final class SqsAutoConfiguration {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration BEYOND_LONG_POLL = Duration.ofSeconds(5);

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    SqsClient sqsClient(MessagingProperties properties) {
        var builder =
                SqsClient.builder()
                        .region(Region.of(Objects.requireNonNull(properties.region())))
                        .httpClientBuilder(
                                Apache5HttpClient.builder()
                                        .connectionTimeout(CONNECT)
                                        .connectionAcquisitionTimeout(CONNECT)
                                        .socketTimeout(
                                                properties
                                                        .consumer()
                                                        .longPoll()
                                                        .plus(BEYOND_LONG_POLL))
                                        .maxConnections(64))
                        .overrideConfiguration(override ->
                                override.retryStrategy(
                                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                                .maxAttempts(2)
                                                .build()));
        var endpoint = properties.endpoint();
        if (endpoint == null) {
            return builder.credentialsProvider(DefaultCredentialsProvider.builder().build())
                    .build();
        }
        return builder.endpointOverride(endpoint)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    SqsQueues sqsQueues(SqsClient sqs, MessagingProperties properties) {
        return new SqsQueues(sqs, properties);
    }

    @Bean
    @ConditionalOnMissingBean
    MessageSender messageSender(
            SqsClient sqs,
            SqsQueues queues,
            MessagingProperties properties,
            JsonMapper json,
            ObjectProvider<Seals> seals) {
        return new SqsSender(
                sqs,
                queues,
                new Topics(properties),
                json,
                seals.getIfAvailable(),
                properties.relay().longestBackoff());
    }

    @Bean
    @ConditionalOnMissingBean
    ParkedMessages parkedMessages(
            @Control DataSource control, SqsClient sqs, SqsQueues queues, JsonMapper json) {
        return new ParkedMessages(control, sqs, queues, json);
    }

    @Bean
    @ConditionalOnMissingBean
    QueueReaders queueReaders(
            ObjectProvider<Subscription<?>> subscriptions,
            SqsClient sqs,
            SqsQueues queues,
            TenantRegistry registry,
            TenantDataSource tenants,
            TenantDatabases databases,
            ParkedMessages parked,
            PlatformTransactionManager transactions,
            MessageTraces traces,
            MessagingProperties properties,
            JsonMapper json,
            ObjectProvider<Seals> seals,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<Usage> usage) {
        var read = subscriptions.orderedStream().toList();
        var release = new ParkedRelease(parked, registry, properties.consumer().releaseInterval());
        if (read.isEmpty()) {
            return new QueueReaders(List.of(), release, properties.consumer().stopWithin());
        }
        var topics = new Topics(properties);
        read.forEach(subscription -> topics.requirePublishers(subscription.topic()));
        var check = new EnvelopeCheck(registry, topics, required(seals), databases::hasEnded);
        var inbox = new Inbox(tenants, transactions);
        var counters = meters.getIfAvailable(CompositeMeterRegistry::new);
        var readers =
                read.stream()
                        .map(subscription ->
                                new QueueReader(
                                        queue(topics, subscription),
                                        sqs,
                                        queues,
                                        registry,
                                        new MessageProcessor<>(
                                                subscription,
                                                check,
                                                inbox,
                                                parked,
                                                queue(topics, subscription),
                                                traces,
                                                json,
                                                counters,
                                                usage.getIfAvailable(),
                                                properties.consumer().maxReceives()),
                                        properties.consumer()))
                        .toList();
        return new QueueReaders(readers, release, properties.consumer().stopWithin());
    }

    @Bean
    @ConditionalOnMissingBean
    DeadLettersPart deadLettersPart(
            ObjectProvider<Subscription<?>> subscriptions,
            SqsClient sqs,
            SqsQueues queues,
            TenantRegistry registry,
            MessagingProperties properties,
            Environment environment) {
        var topics = new Topics(properties);
        var letters =
                subscriptions
                        .orderedStream()
                        .map(read -> queue(topics, read))
                        .distinct()
                        .map(queue -> new DeadLetters(queue, sqs, queues))
                        .toList();
        return new DeadLettersPart(
                letters, registry, MessagingAutoConfiguration.service(environment));
    }

    private static String queue(Topics topics, Subscription<?> read) {
        return topics.queue(read.topic(), read.consumerGroup());
    }

    private static Seals required(ObjectProvider<Seals> seals) {
        var known = seals.getIfAvailable();
        if (known == null) {
            throw new IllegalStateException(
                    "This process reads queues and can't check who sealed their messages:"
                        + " manystory.internal.signing-key and manystory.internal.trusted-keys must"
                        + " be set");
        }
        return known;
    }
}
