package com.manystory.tenancy.internal;

import io.micrometer.observation.ObservationRegistry;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/// Calls to the platform's other processes, over pooled connections.
@AutoConfiguration(
        after = InternalTokensAutoConfiguration.class,
        afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass({RestClient.class, HttpClient.class})
@ConditionalOnBean(InternalTokens.class)
@EnableConfigurationProperties({ServiceAddresses.class, InternalClientProperties.class})
public final class InternalClientAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "internalHttpClient")
    CloseableHttpClient internalHttpClient(InternalClientProperties properties) {
        var connect = Timeout.of(properties.connectTimeout());
        var read = Timeout.of(properties.readTimeout());
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(properties.connectionsPerService())
                        .setMaxConnTotal(properties.connectionsPerService() * 4)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(connect)
                                        .setSocketTimeout(read)
                                        .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                                        .setTimeToLive(TimeValue.ofMinutes(5))
                                        .build())
                        .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(connect)
                                .setResponseTimeout(read)
                                .build())
                .setRetryStrategy(new StaleConnectionRetry())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    Bulkheads bulkheads(InternalClientProperties properties) {
        return new Bulkheads(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    InternalClient internalClient(
            InternalTokens tokens,
            ServiceAddresses addresses,
            CloseableHttpClient internalHttpClient,
            JsonMapper json,
            Bulkheads bulkheads,
            ObjectProvider<ObservationRegistry> observations) {
        var builder = builder(internalHttpClient, json);
        observations.ifAvailable(builder::observationRegistry);
        return new InternalClient(tokens, addresses, builder, new RemoteProblems(json), bulkheads);
    }

    static RestClient.Builder builder(HttpClient http, JsonMapper json) {
        return RestClient.builder()
                .requestFactory(new HttpComponentsClientHttpRequestFactory(http))
                .configureMessageConverters(converters ->
                        converters
                                .registerDefaults()
                                .withJsonConverter(new JacksonJsonHttpMessageConverter(json)));
    }
}
