package com.manystory.tenants.move;

import com.manystory.tenancy.internal.InternalTokens;
import com.manystory.tenancy.internal.ServiceAddresses;
import com.manystory.tenants.move.Moves.Claim;
import com.manystory.tenants.signal.RegistrySignal;
import com.manystory.tenants.work.LeasedWork;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/// Puts together what works on moves.
@Configuration(proxyBeanMethods = false)
class MoveConfiguration {

    @Bean
    MoveServices moveServices(
            MoveProperties properties,
            ServiceAddresses addresses,
            RestClient.Builder builder,
            InternalTokens tokens) {
        var connector =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();
        var services = new LinkedHashMap<String, URI>();
        properties.services().forEach(name -> services.put(name, addresses.of(name)));
        return new MoveServices(
                services,
                client(builder, connector, properties.copyTimeout()),
                client(builder, connector, properties.pauseTimeout()),
                tokens);
    }

    private static RestClient client(
            RestClient.Builder builder, HttpClient connector, Duration timeout) {
        var requests = new JdkClientHttpRequestFactory(connector);
        requests.setReadTimeout(timeout);
        return builder.clone().requestFactory(requests).build();
    }

    @Bean
    @ConditionalOnMissingBean
    MoveStep.Listener moveStepListener() {
        return step -> {};
    }

    @Bean
    LeasedWork<Claim> moveWork(
            JdbcClient jdbc,
            Moves moves,
            MoveProgress progress,
            MoveServices services,
            MoveStep.Listener steps,
            RegistrySignal signal,
            MoveProperties properties) {
        var run = new MoveRun(moves, progress, services, properties, steps);
        return new LeasedWork<>(
                "move",
                new MoveLeases(jdbc, moves, run, properties),
                signal,
                properties.concurrency(),
                properties.lease(),
                properties.poll());
    }
}
