package com.manystory.tenants.config;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

/// What the OpenAPI document says about the API as a whole.
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Manystory control plane",
                        version = "v1",
                        description =
                                "Brands as desired states: put what a brand should be, read what"
                                        + " it is. Errors are problem details (RFC 9457).",
                        license =
                                @License(
                                        name = "Apache-2.0",
                                        url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = @SecurityRequirement(name = "operator"))
@SecurityScheme(
        name = "operator",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description =
                "An access token of the platform's issuer for the audience `manystory-operator`,"
                        + " with the scope `operator:read` for reading and `operator:act` for"
                        + " changing.")
class OpenApiConfiguration {}
