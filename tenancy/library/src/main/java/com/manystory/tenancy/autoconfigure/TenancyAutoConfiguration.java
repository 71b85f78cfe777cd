package com.manystory.tenancy.autoconfigure;

import com.manystory.tenancy.TenantExecutor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.TaskDecorator;

/// The core: tasks that Spring hands to another thread keep their brand.
@AutoConfiguration
@EnableConfigurationProperties(TenancyProperties.class)
public final class TenancyAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "tenantTaskDecorator")
    TaskDecorator tenantTaskDecorator() {
        return TenantExecutor::rebinding;
    }
}
