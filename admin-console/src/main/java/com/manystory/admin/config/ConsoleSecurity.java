package com.manystory.admin.config;

import com.manystory.admin.token.ConsoleAuthentication;
import com.manystory.admin.token.IssuerUnavailableException;
import com.manystory.admin.token.TokenVerifier;
import com.manystory.tenancy.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// The console's doors: the API needs a token; the page of brands decides for itself; the rest, but
/// the API's description and the page's style, is closed.
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    /// Only the management port has anything there.
    private static final String ACTUATOR = "/actuator/**";

    private final HandlerExceptionResolver problems;

    ConsoleSecurity(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Bean
    @Order(100)
    SecurityFilterChain console(HttpSecurity http, TokenVerifier verifier) {
        AuthenticationManager tokens =
                authentication ->
                        new ConsoleAuthentication(
                                verifier.verify(
                                        ((BearerTokenAuthenticationToken) authentication)
                                                .getToken()));
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {})
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers ->
                        headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                                .referrerPolicy(
                                        referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/api/**")
                                .authenticated()
                                .requestMatchers(
                                        "/", "/console.css", "/v3/api-docs/**", "/error", ACTUATOR)
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .oauth2ResourceServer(server ->
                        server.authenticationManagerResolver(_ -> tokens)
                                .authenticationEntryPoint(this::unauthenticated)
                                .accessDeniedHandler((request, response, _) ->
                                        answer(request, response, forbidden())))
                .build();
    }

    private void unauthenticated(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException cause) {
        if (cause instanceof IssuerUnavailableException) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "5");
            answer(
                    request,
                    response,
                    new ProblemException(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "issuer-unavailable",
                            "Issuer unavailable",
                            "The token can't be checked at the moment."));
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        answer(
                request,
                response,
                new ProblemException(
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "Unauthenticated",
                        "A valid access token of an operator or of the brand's staff is needed."));
    }

    private static ProblemException forbidden() {
        return new ProblemException(
                HttpStatus.FORBIDDEN, "forbidden", "Forbidden", "The token doesn't allow this.");
    }

    private void answer(
            HttpServletRequest request, HttpServletResponse response, ProblemException problem) {
        problems.resolveException(request, response, null, problem);
    }
}
