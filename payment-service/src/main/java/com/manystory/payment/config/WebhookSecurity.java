package com.manystory.payment.config;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// Opens what isn't called with an internal token: webhooks, which prove themselves by their
/// signature, and the API's description. Anything else is refused.
@Configuration(proxyBeanMethods = false)
class WebhookSecurity {

    /// Only the management port has anything there.
    private static final String ACTUATOR = "/actuator/**";

    @Bean
    @Order(100)
    SecurityFilterChain openPaths(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(
                                        "/webhooks/**", "/v3/api-docs/**", "/error", ACTUATOR)
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .build();
    }
}
