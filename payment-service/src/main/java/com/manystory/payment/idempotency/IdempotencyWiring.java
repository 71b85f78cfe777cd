package com.manystory.payment.idempotency;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Puts the filter behind security, where brand and subject are known.
@Configuration(proxyBeanMethods = false)
class IdempotencyWiring {

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            IdempotencyRecords records,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        var registration = new FilterRegistrationBean<>(new IdempotencyFilter(records, problems));
        registration.addUrlPatterns("/api/*");
        registration.setOrder(0);
        return registration;
    }
}
