package com.manystory.issuer.server;

import com.manystory.issuer.Issuers;
import com.manystory.tenancy.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Lets through, before anything else sees them, only requests to endpoints of known issuers, and
/// makes them look as if they came to the configured address: an issuer never names itself after
/// what a request says.
final class KnownIssuers extends OncePerRequestFilter {

    private static final String NAME = "([a-z][a-z0-9-]*)";
    private static final Pattern ENDPOINT =
            Pattern.compile(
                    "/"
                            + NAME
                            + "/(oauth2/token|oauth2/jwks|oauth2/introspect|oauth2/revoke"
                            + "|\\.well-known/openid-configuration"
                            + "|\\.well-known/oauth-authorization-server)");
    private static final Pattern METADATA =
            Pattern.compile(
                    "/\\.well-known/(?:oauth-authorization-server|openid-configuration)/" + NAME);
    private static final String TOKEN = "oauth2/token";

    private final Issuers issuers;
    private final URI base;
    private final JsonMapper json;

    KnownIssuers(Issuers issuers, URI base, JsonMapper json) {
        this.issuers = issuers;
        this.base = base;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (path.startsWith("/internal/") || path.equals("/error")) {
            chain.doFilter(request, response);
            return;
        }
        var endpoint = ENDPOINT.matcher(path);
        var metadata = METADATA.matcher(path);
        var name =
                endpoint.matches()
                        ? endpoint.group(1)
                        : metadata.matches() ? metadata.group(1) : "";
        var issuer = issuers.find(name);
        if (issuer.isEmpty()) {
            send(
                    response,
                    HttpStatus.NOT_FOUND,
                    "unknown-issuer",
                    "Unknown issuer",
                    "There is no issuer here.");
        } else if (endpoint.matches()
                && endpoint.group(2).equals(TOKEN)
                && !issuers.isServing(issuer.get())) {
            response.setHeader("Retry-After", "30");
            send(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "brand-suspended",
                    "Brand suspended",
                    "The brand isn't served at the moment.");
        } else {
            chain.doFilter(new RequestAtBase(request, base), response);
        }
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
