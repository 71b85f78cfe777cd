package com.manystory.tenancy.redis;

import com.manystory.tenancy.registry.TenantRegistry;
import io.lettuce.core.RedisClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// Redis, when there is one.
@AutoConfiguration(afterName = "com.manystory.tenancy.autoconfigure.RegistryAutoConfiguration")
@ConditionalOnClass(RedisClient.class)
@ConditionalOnProperty("manystory.redis.url")
@EnableConfigurationProperties(RedisProperties.class)
public final class RedisAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RedisLink redisLink(RedisProperties settings) {
        return new RedisLink(settings);
    }

    @Bean
    @ConditionalOnMissingBean
    TenantRedis tenantRedis(RedisLink redis, TenantRegistry registry, Environment environment) {
        return new TenantRedis(redis, new Namespaces(registry, serviceName(environment)));
    }

    @Bean
    @ConditionalOnMissingBean
    RedisPart redisPart(RedisLink redis, Environment environment) {
        return new RedisPart(redis, RedisUser.shortName(serviceName(environment)));
    }

    @Bean
    @ConditionalOnMissingBean
    RedisReadings redisReadings(RedisLink redis, Environment environment) {
        return new RedisReadings(redis, RedisUser.shortName(serviceName(environment)));
    }

    /// The name that this process's keys carry.
    public static String serviceName(Environment environment) {
        return environment.getProperty(
                "manystory.internal.name",
                environment.getProperty("spring.application.name", "application"));
    }
}
