package com.manystory.tenancy.limit;

import com.manystory.tenancy.redis.RedisAutoConfiguration;
import com.manystory.tenancy.redis.RedisLink;
import com.manystory.tenancy.redis.RedisUser;
import com.manystory.tenancy.registry.TenantRegistry;
import io.lettuce.core.RedisClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/// How often brands may ask, shared between processes where there is Redis.
@AutoConfiguration(
        afterName = {
            "com.manystory.tenancy.autoconfigure.RegistryAutoConfiguration",
            "com.manystory.tenancy.redis.RedisAutoConfiguration"
        },
        beforeName = "com.manystory.tenancy.internal.InternalSecurityAutoConfiguration")
@ConditionalOnBean(TenantRegistry.class)
@EnableConfigurationProperties(LimitProperties.class)
public final class LimitAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @Order(0)
    @ConditionalOnClass(RedisClient.class)
    @ConditionalOnBean(RedisLink.class)
    static class SharedConfiguration {

        @Bean
        @ConditionalOnMissingBean
        RateLimits rateLimits(
                LimitProperties platform,
                TenantRegistry registry,
                RedisLink redis,
                Environment environment) {
            var service = RedisAutoConfiguration.serviceName(environment);
            return RateLimits.shared(platform, registry, redis, RedisUser.shortName(service));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Order(1)
    static class AloneConfiguration {

        @Bean
        @ConditionalOnMissingBean
        RateLimits rateLimits(LimitProperties platform, TenantRegistry registry) {
            return RateLimits.alone(platform, registry);
        }
    }
}
