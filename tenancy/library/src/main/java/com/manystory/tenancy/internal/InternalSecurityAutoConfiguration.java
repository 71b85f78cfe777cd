package com.manystory.tenancy.internal;

import com.manystory.tenancy.limit.RateLimits;
import com.manystory.tenancy.registry.TenantRegistry;
import com.manystory.tenancy.usage.Usage;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import tools.jackson.databind.json.JsonMapper;

/// Lets only holders of an internal token reach the secured paths, and binds their brand.
@AutoConfiguration(
        after = InternalTokensAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({SecurityFilterChain.class, BearerTokenAuthenticationFilter.class})
@ConditionalOnProperty(name = "manystory.internal.enabled", matchIfMissing = true)
@EnableConfigurationProperties({InternalProperties.class, ClaimRules.class})
public final class InternalSecurityAutoConfiguration {

    /// Before any chain that a service declares for its other paths.
    public static final int CHAIN_ORDER = 10;

    private static final String BEARER = "Bearer ";

    @Bean
    @ConditionalOnMissingBean
    InternalTokenVerifier internalTokenVerifier(
            ObjectProvider<TrustedKeys> keys, InternalProperties properties, ClaimRules claims) {
        properties.requiredTrustedKeys();
        return new InternalTokenVerifier(keys.getObject(), properties, claims);
    }

    @Bean
    @Order(CHAIN_ORDER)
    @ConditionalOnMissingBean(name = "internalSecurityFilterChain")
    SecurityFilterChain internalSecurityFilterChain(
            HttpSecurity http,
            InternalProperties properties,
            InternalTokenVerifier verifier,
            TenantRegistry registry,
            JsonMapper json,
            ObjectProvider<RateLimits> limits,
            ObjectProvider<Usage> usage,
            ObjectProvider<InternalAuthorization> authorizations) {
        var problems = new ProblemResponses(json);
        var challenge = unauthenticated(problems);
        var bearer =
                new BearerTokenAuthenticationFilter((AuthenticationManager) verifier::authenticate);
        bearer.setBearerTokenResolver(InternalSecurityAutoConfiguration::bearerToken);
        bearer.setAuthenticationEntryPoint(challenge);
        // Only what a call between services needs: every request pays for each filter.
        return http.securityMatcher(properties.securedPaths().toArray(String[]::new))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context ->
                        context.securityContextRepository(
                                new RequestAttributeSecurityContextRepository()))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(challenge)
                                .accessDeniedHandler(forbidden(problems)))
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(
                                    "/internal/v1/brands/*/parts", "/internal/v1/brands/*/archive")
                            .hasRole("control-plane");
                    authorizations.orderedStream().forEach(a -> a.authorize(requests));
                    requests.anyRequest().authenticated();
                })
                .addFilterBefore(bearer, AuthorizationFilter.class)
                .addFilterAfter(
                        new TenantBindingFilter(
                                registry,
                                problems,
                                limits.getIfAvailable(),
                                usage.getIfAvailable()),
                        AuthorizationFilter.class)
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    HttpFirewall httpFirewall() {
        return HeaderText.firewall();
    }

    @Bean
    @ConditionalOnMissingBean(name = "tenantRebindingFilter")
    FilterRegistrationBean<TenantRebindingFilter> tenantRebindingFilter() {
        var registration = new FilterRegistrationBean<>(new TenantRebindingFilter());
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.ASYNC, DispatcherType.ERROR));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    /// The token of `Authorization: Bearer` (RFC 6750, section 2.1), or null. Whether it is one is
    /// the verifier's to say.
    private static @Nullable String bearerToken(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        var token = header.substring(BEARER.length()).strip();
        return token.isEmpty() ? null : token;
    }

    private static AuthenticationEntryPoint unauthenticated(ProblemResponses problems) {
        var challenge = new BearerTokenAuthenticationEntryPoint();
        return (request, response, exception) -> {
            challenge.commence(request, response, exception);
            problems.send(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "invalid-token",
                    "Not authenticated",
                    "The call needs a valid internal token.");
        };
    }

    private static AccessDeniedHandler forbidden(ProblemResponses problems) {
        return (_, response, _) ->
                problems.send(
                        response,
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "Not allowed",
                        "The caller's roles don't allow this.");
    }
}
