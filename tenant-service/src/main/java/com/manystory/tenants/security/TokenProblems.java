package com.manystory.tenants.security;

import com.manystory.tenancy.web.Problems;
import com.manystory.tenants.security.OperatorTokens.KeysUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/// Answers requests with a bad token, or one that doesn't allow this, by problem details beside the
/// challenge of RFC 6750.
final class TokenProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final BearerTokenAuthenticationEntryPoint challenge =
            new BearerTokenAuthenticationEntryPoint();
    private final BearerTokenAccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();
    private final JsonMapper json;

    TokenProblems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException {
        if (exception.getCause() instanceof KeysUnavailableException) {
            response.setHeader("Retry-After", "5");
            send(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "issuer-unavailable",
                    "The issuer doesn't answer",
                    "Tokens can't be verified: the platform's issuer doesn't answer at the"
                            + " moment.");
            return;
        }
        challenge.commence(request, response, exception);
        send(
                response,
                HttpStatus.UNAUTHORIZED,
                "invalid-token",
                "Not authenticated",
                "This needs an operator's access token of the platform's issuer; `./manystory"
                        + " token` prints one for the local platform.");
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            AccessDeniedException exception)
            throws IOException {
        denial.handle(request, response, exception);
        send(
                response,
                HttpStatus.FORBIDDEN,
                "forbidden",
                "Not allowed",
                "Reading needs a token with the scope operator:read, changing one with"
                        + " operator:act.");
    }

    private void send(
            HttpServletResponse response,
            HttpStatus status,
            String slug,
            String title,
            String detail)
            throws IOException {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", Problems.BASE + slug);
        body.put("title", title);
        body.put("status", status.value());
        body.put("detail", detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
