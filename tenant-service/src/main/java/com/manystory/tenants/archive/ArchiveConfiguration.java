package com.manystory.tenants.archive;

import com.manystory.tenancy.archive.ArchiveProperties;
import com.manystory.tenancy.internal.InternalTokens;
import com.manystory.tenancy.internal.ServiceAddresses;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/// Puts together what archives need of the other services.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ArchiveProperties.class)
class ArchiveConfiguration {

    @Bean
    ServiceArchives serviceArchives(
            ArchiveProperties settings,
            ServiceAddresses addresses,
            RestClient.Builder builder,
            InternalTokens tokens,
            JsonMapper json) {
        var connector =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();
        var requests = new JdkClientHttpRequestFactory(connector);
        requests.setReadTimeout(settings.timeLimit());
        return new ServiceArchives(
                builder.requestFactory(requests).build(), addresses, tokens, json);
    }
}
