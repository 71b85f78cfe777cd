package com.manystory.issuer.server;

import com.manystory.issuer.Issuers;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationConverter;
import tools.jackson.databind.json.JsonMapper;

/// Puts the authorization server together. Only the client credentials grant is open as yet: no
/// endpoint for people is let through by [KnownIssuers].
@Configuration(proxyBeanMethods = false)
class AuthorizationServerConfiguration {

    @Bean
    FilterRegistrationBean<KnownIssuers> knownIssuers(
            Issuers issuers,
            @Value("${manystory.identity.issuer-base}") URI base,
            JsonMapper json) {
        var registration = new FilterRegistrationBean<>(new KnownIssuers(issuers, base, json));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder().multipleIssuersAllowed(true).build();
    }

    @Bean
    @Primary
    JWKSource<SecurityContext> issuerKeys(CurrentIssuer current) {
        return (selector, context) -> selector.select(current.get().keys());
    }

    @Bean
    @Order(20)
    SecurityFilterChain authorizationServer(
            HttpSecurity http, JWKSource<SecurityContext> issuerKeys) {
        // The keys that internal tokens are verified with are such a source as well.
        http.setSharedObject(JWKSource.class, issuerKeys);
        return http.oauth2AuthorizationServer(
                        server -> {
                            http.securityMatcher(server.getEndpointsMatcher());
                            server.tokenEndpoint(token ->
                                    token.accessTokenRequestConverters(defaultingScopes()));
                            server.oidc(oidc ->
                                    oidc.providerConfigurationEndpoint(discovery ->
                                            discovery.providerConfigurationCustomizer(document ->
                                                    document.idTokenSigningAlgorithms(all -> {
                                                        all.clear();
                                                        all.add("ES256");
                                                    }))));
                        })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /// The actuator is on the management port only, where [KnownIssuers] doesn't stand.
    @Bean
    @Order(30)
    SecurityFilterChain nothingElse(HttpSecurity http) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/error", "/actuator/**")
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static Consumer<List<AuthenticationConverter>> defaultingScopes() {
        return converters ->
                converters.replaceAll(converter ->
                        converter instanceof OAuth2ClientCredentialsAuthenticationConverter
                                ? new DefaultScopes()
                                : converter);
    }
}
