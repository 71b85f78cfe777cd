package com.manystory.tenants.provisioning;

import com.manystory.tenancy.internal.InternalTokens;
import com.manystory.tenancy.internal.ServiceAddresses;
import com.manystory.tenants.brand.Brands;
import com.manystory.tenants.brand.Work;
import com.manystory.tenants.brand.Work.Claim;
import com.manystory.tenants.signal.RegistrySignal;
import com.manystory.tenants.work.LeasedWork;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/// Puts the reconciler together.
@Configuration(proxyBeanMethods = false)
class ProvisioningConfiguration {

    @Bean
    PartHolders partHolders(
            ProvisioningProperties properties,
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
        var http = builder.requestFactory(requests).build();
        var holders =
                properties.services().stream()
                        .map(name ->
                                new PartHolder(
                                        name,
                                        addresses.of(name),
                                        properties.edges().contains(name)))
                        .toList();
        return new PartHolders(holders, new PartsClient(http, tokens));
    }

    @Bean
    @ConditionalOnMissingBean
    Step.Listener stepListener() {
        return step -> {};
    }

    @Bean
    LeasedWork<Claim> reconciler(
            Brands brands,
            Work work,
            Progress progress,
            PartHolders holders,
            Step.Listener steps,
            RegistrySignal signal,
            ProvisioningProperties properties) {
        var reconciliation = new Reconciliation(brands, progress, holders, steps);
        return new LeasedWork<>(
                "reconcile",
                new Reconciler(work, reconciliation, properties),
                signal,
                properties.concurrency(),
                properties.lease(),
                properties.poll());
    }
}
