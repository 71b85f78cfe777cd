package com.manystory.tenants.security;

import com.manystory.tenancy.internal.InternalAuthorization;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/// Operators come with tokens of the platform's issuer, the platform's services with internal ones;
/// neither opens the other's door.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String READ = "SCOPE_operator:read";
    private static final String ACT = "SCOPE_operator:act";

    @Bean
    JwtDecoder operatorTokenDecoder(OperatorProperties properties) {
        return OperatorTokens.decoder(properties);
    }

    /// Who of the platform's services may do what; the rest needs any internal token.
    @Bean
    InternalAuthorization internalAuthorization() {
        return requests -> {
            requests.requestMatchers(HttpMethod.GET, "/internal/v1/registry").authenticated();
            requests.requestMatchers(HttpMethod.GET, "/internal/v1/brands/*/support-accesses")
                    .hasAnyRole("viewer", "editor", "finance", "owner");
            requests.requestMatchers(
                            "/internal/v1/brands/*/support-accesses/**",
                            "/internal/v1/brands/*/audit-events")
                    .hasRole("owner");
            requests.requestMatchers("/internal/v1/brands/*/support-uses")
                    .hasAnyRole("viewer", "operator");
            requests.requestMatchers(HttpMethod.POST, "/internal/v1/usage").hasRole("service");
            requests.requestMatchers("/internal/v1/brands/**").hasRole("operator");
            requests.requestMatchers("/internal/v1/audit-events/**").hasRole("operator");
        };
    }

    @Bean
    @Order(20)
    SecurityFilterChain operatorSecurity(
            HttpSecurity http, JwtDecoder operatorTokenDecoder, JsonMapper json) {
        var problems = new TokenProblems(json);
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers(
                                        "/actuator/**",
                                        "/v3/api-docs",
                                        "/v3/api-docs/**",
                                        "/v3/api-docs.yaml")
                                .permitAll()
                                .requestMatchers("/error")
                                .permitAll()
                                // What it reads is more than a brand's settings.
                                .requestMatchers("/api/v1/brands/*/export")
                                .hasAuthority(ACT)
                                // Asking changes nothing; what is asked for is checked there.
                                .requestMatchers("/api/v1/brands/*/support-accesses/**")
                                .hasAuthority(READ)
                                .requestMatchers(HttpMethod.GET, "/api/**")
                                .hasAuthority(READ)
                                .requestMatchers(HttpMethod.HEAD, "/api/**")
                                .hasAuthority(READ)
                                .requestMatchers("/api/**")
                                .hasAuthority(ACT)
                                .anyRequest()
                                .denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server ->
                        server.jwt(jwt ->
                                        jwt.decoder(operatorTokenDecoder)
                                                .jwtAuthenticationConverter(scopes()))
                                .authenticationEntryPoint(problems)
                                .accessDeniedHandler(problems))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    private static JwtAuthenticationConverter scopes() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(SecurityConfiguration::authorities);
        return converter;
    }

    /// Issuers write the scope as a string of words or as a list.
    private static Collection<GrantedAuthority> authorities(Jwt token) {
        var scope = token.getClaims().get("scope");
        var words =
                switch (scope) {
                    case String text -> List.of(text.split(" "));
                    case Collection<?> list -> list.stream().map(Objects::toString).toList();
                    case null, default -> List.<String>of();
                };
        return words.stream()
                .<GrantedAuthority>map(word -> new SimpleGrantedAuthority("SCOPE_" + word))
                .toList();
    }
}
