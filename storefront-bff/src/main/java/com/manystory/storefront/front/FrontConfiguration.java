package com.manystory.storefront.front;

import com.manystory.storefront.StorefrontSettings;
import com.manystory.tenancy.cache.TenantCache;
import com.manystory.tenancy.limit.RateLimits;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.usage.CacheWeights;
import com.manystory.tenancy.usage.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorefrontSettings.class)
class FrontConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ContentChanges contentChanges(TenantCache cache) {
        return new CacheChanges(cache);
    }

    @Bean
    PageCache pageCache(StorefrontSettings settings, ContentChanges changes) {
        return new PageCache(settings.cache(), changes::areHeard);
    }

    @Bean
    CacheWeights pageWeights(PageCache pages) {
        return pages::bytes;
    }

    @Bean
    Targets targets() {
        return new Targets();
    }

    @Bean
    Sites sites(
            TenantRegistry registry,
            StorefrontSettings settings,
            @Value("${manystory.base-domain:localhost}") String baseDomain,
            MeterRegistry meters,
            RateLimits limits,
            Usage usage,
            Targets targets,
            PageCache pages,
            ContentChanges changes) {
        var sites =
                new Sites(registry, settings, baseDomain, new FrontMetrics(meters), limits, usage);
        sites.watch(brand -> {
            targets.forget(brand);
            pages.forget(brand);
        });
        changes.listen((tenant, tags) -> {
            if (tenant == null) {
                sites.all().forEach(site -> pages.invalidate(site, tags));
            } else {
                pages.invalidate(sites.of(tenant), tags);
            }
        });
        return sites;
    }

    @Bean
    FilterRegistrationBean<FrontFilter> frontFilter(
            Sites sites,
            Targets targets,
            PageCache cache,
            ErrorAnswers errors,
            Usage usage,
            StorefrontSettings settings) {
        var filter =
                new FrontFilter(
                        sites,
                        targets,
                        cache,
                        new Finisher(settings.cache()),
                        errors,
                        new SecurityHeaders(settings.isSecure()),
                        usage.busy(),
                        (int) settings.cache().largestMedia().toBytes());
        var registration = new FilterRegistrationBean<>(filter);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
