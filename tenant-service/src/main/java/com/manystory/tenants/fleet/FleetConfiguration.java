package com.manystory.tenants.fleet;

import com.manystory.tenancy.internal.InternalTokens;
import com.manystory.tenancy.internal.ServiceAddresses;
import com.manystory.tenants.fleet.Rollouts.Claim;
import com.manystory.tenants.signal.RegistrySignal;
import com.manystory.tenants.work.LeasedWork;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/// Puts together what works on rollouts.
@Configuration(proxyBeanMethods = false)
class FleetConfiguration {

    private static final int AT_A_TIME = 4;

    @Bean
    FleetServices fleetServices(
            FleetProperties properties,
            ServiceAddresses addresses,
            RestClient.Builder builder,
            InternalTokens tokens) {
        var connector =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();
        var requests = new JdkClientHttpRequestFactory(connector);
        requests.setReadTimeout(properties.timeout());
        return new FleetServices(
                properties.services().stream()
                        .map(name -> new FleetService(name, addresses.of(name)))
                        .toList(),
                builder.requestFactory(requests).build(),
                tokens);
    }

    @Bean
    @ConditionalOnMissingBean
    RolloutStep.Listener rolloutStepListener() {
        return step -> {};
    }

    @Bean
    LeasedWork<Claim> rolloutWork(
            JdbcClient jdbc,
            Rollouts rollouts,
            RolloutDatabases databases,
            RolloutProgress progress,
            FleetServices services,
            RolloutStep.Listener steps,
            RegistrySignal signal,
            FleetProperties properties) {
        var run = new RolloutRun(databases, progress, services, properties, steps);
        return new LeasedWork<>(
                "fleet",
                new RolloutLeases(jdbc, rollouts, run, properties),
                signal,
                AT_A_TIME,
                properties.lease(),
                properties.poll());
    }

    @Bean
    AutomaticRollouts automaticRollouts(
            FleetServices services,
            Planner planner,
            Rollouts rollouts,
            RolloutChanges changes,
            FleetProperties properties) {
        return new AutomaticRollouts(services, planner, rollouts, changes, properties);
    }
}
