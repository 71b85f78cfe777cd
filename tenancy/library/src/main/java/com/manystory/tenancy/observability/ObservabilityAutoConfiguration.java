package com.manystory.tenancy.observability;

import ch.qos.logback.classic.LoggerContext;
import com.manystory.tenancy.registry.TenantRegistry;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/// The brand in metrics and traces.
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback"
                    + ".LogbackMetricsAutoConfiguration"
        })
@EnableConfigurationProperties(MetricsProperties.class)
public final class ObservabilityAutoConfiguration {

    @Bean
    BrandTagFilter brandTagFilter(
            ObjectProvider<TenantRegistry> registry, MetricsProperties settings) {
        return new BrandTagFilter(registry::getIfAvailable, settings.brands());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({LogbackMetrics.class, LoggerContext.class})
    static class LogConfiguration {

        @Bean
        @ConditionalOnMissingBean(LogbackMetrics.class)
        LogEventMetrics logEventMetrics() {
            return new LogEventMetrics();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnClass(DefaultServerRequestObservationConvention.class)
    static class RequestConfiguration {

        @Bean
        @ConditionalOnMissingBean(ServerRequestObservationConvention.class)
        BrandObservationConvention brandObservationConvention() {
            return new BrandObservationConvention();
        }
    }
}
