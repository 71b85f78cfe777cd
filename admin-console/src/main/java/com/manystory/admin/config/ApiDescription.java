package com.manystory.admin.config;

import com.manystory.admin.token.ConsoleUser;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Describes the API as OpenAPI.
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String SCHEME = "token";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ConsoleUser.class);
    }

    @Bean
    OpenAPI adminApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Manystory admin API")
                                .version("1")
                                .description(
                                        "Everything that the console can do, for operators and for"
                                                + " a brand's staff. Errors are problem details"
                                                + " (RFC 9457)."))
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
