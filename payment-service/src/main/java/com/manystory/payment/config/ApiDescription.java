package com.manystory.payment.config;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Describes the API as OpenAPI.
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String SCHEME = "internal";

    @Bean
    OpenAPI paymentApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Manystory payment service")
                                .version("1")
                                .description(
                                        "Orders and payments of the brand that the internal token"
                                                + " names. Errors are problem details (RFC 9457)."))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        SCHEME,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(SCHEME));
    }
}
