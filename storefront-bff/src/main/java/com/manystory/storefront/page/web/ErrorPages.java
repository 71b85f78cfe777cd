package com.manystory.storefront.page.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.manystory.storefront.front.ErrorAnswers;
import com.manystory.storefront.front.Sharing;
import com.manystory.storefront.front.Site;
import com.manystory.storefront.front.Visit;
import com.manystory.storefront.language.Words;
import com.manystory.storefront.page.ErrorPage;
import com.manystory.storefront.page.ErrorPage.Kind;
import com.manystory.storefront.page.Layouts;
import com.manystory.storefront.page.Templates;
import com.manystory.storefront.page.UnknownHostPage;
import com.manystory.tenancy.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes errors as the brand's pages, or as problem details below `/api/`.
@Component
class ErrorPages implements ErrorAnswers {

    private static final String RETRY_AFTER = "Retry-After";
    private static final String CLOSED_SECONDS = "60";
    private static final String BUSY_SECONDS = "10";

    private final Layouts layouts;
    private final Templates templates;
    private final JsonMapper json;
    private final Cache<Refusal, byte[]> refusals =
            Caffeine.newBuilder().maximumSize(500).expireAfterAccess(Duration.ofMinutes(1)).build();

    ErrorPages(Layouts layouts, Templates templates, JsonMapper json) {
        this.layouts = layouts;
        this.templates = templates;
        this.json = json;
    }

    @Override
    public void unknownHost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (isApi(request)) {
            write(
                    response,
                    Problems.of(
                            HttpStatus.NOT_FOUND,
                            "unknown-host",
                            "Unknown host",
                            "No brand lives at this host."));
            return;
        }
        var page = new UnknownHostPage(Words.withoutBrand(Locale.ENGLISH));
        write(
                response,
                HttpStatus.NOT_FOUND,
                templates.render("unknown-host", Map.of("page", page)));
    }

    @Override
    public void closed(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(RETRY_AFTER, CLOSED_SECONDS);
        write(
                visit,
                Kind.SUSPENDED,
                HttpStatus.SERVICE_UNAVAILABLE,
                "brand-suspended",
                request,
                response);
    }

    /// Made once and then only sent: a flood of requests is what it answers.
    @Override
    public void limited(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var form = isApi(request) ? Form.PROBLEM : Form.PAGE;
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(
                form == Form.PAGE
                        ? Templates.HTML.toString()
                        : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var key = new Refusal(visit.site(), visit.locale(), form);
        send(response, HttpStatus.TOO_MANY_REQUESTS.value(), refusals.get(key, this::refusal));
    }

    private byte[] refusal(Refusal key) {
        var status = HttpStatus.TOO_MANY_REQUESTS;
        // Of nobody's request: everybody gets the same.
        var home = "/" + key.locale().toLanguageTag();
        var visit = new Visit(key.site(), key.locale(), home, Map.of(), false, new Sharing());
        var words = layouts.words(visit);
        var title = words.get("error.limited.title");
        if (key.form() == Form.PROBLEM) {
            var detail = words.get("error.limited.text");
            return json.writeValueAsBytes(Problems.of(status, "rate-limited", title, detail));
        }
        var page =
                new ErrorPage(layouts.plain(visit, title), Kind.LIMITED, status.value(), null, "");
        return templates.render("error", Map.of("page", page));
    }

    @Override
    public void forged(Visit visit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(visit, Kind.REFUSED, HttpStatus.FORBIDDEN, "cross-site-request", request, response);
    }

    @Override
    public void failed(
            Visit visit, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var known = HttpStatus.resolve(status);
        var answered = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        if (isForNow(answered) && !response.containsHeader(RETRY_AFTER)) {
            response.setHeader(RETRY_AFTER, BUSY_SECONDS);
        }
        write(visit, kindOf(answered), answered, slugOf(answered), request, response);
    }

    private void write(
            Visit visit,
            Kind kind,
            HttpStatus status,
            String slug,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        var words = layouts.words(visit);
        var name = kind.name().toLowerCase(Locale.ROOT);
        var title = words.get("error." + name + ".title");
        if (isApi(request)) {
            var detail = words.get("error." + name + ".text");
            write(response, Problems.of(status, slug, title, detail));
            return;
        }
        var trace = MDC.get("traceId");
        var page =
                new ErrorPage(
                        layouts.plain(visit, title),
                        kind,
                        status.value(),
                        kind == Kind.BUSY ? retry(request) : null,
                        trace == null ? "" : trace);
        write(response, status, templates.render("error", Map.of("page", page)));
    }

    /// What was asked for, to be asked again; not a form, which the visitor sends again themselves.
    private static @Nullable String retry(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (!"GET".equals(request.getMethod()) || path.startsWith("//")) {
            return null;
        }
        var query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    private static boolean isForNow(HttpStatus status) {
        return status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS;
    }

    private static Kind kindOf(HttpStatus status) {
        if (isForNow(status)) {
            return Kind.BUSY;
        }
        if (status == HttpStatus.FORBIDDEN) {
            return Kind.REFUSED;
        }
        return status.is4xxClientError() ? Kind.MISSING : Kind.BROKEN;
    }

    private static String slugOf(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case INTERNAL_SERVER_ERROR -> "internal-error";
            case SERVICE_UNAVAILABLE -> "service-unavailable";
            case TOO_MANY_REQUESTS -> "rate-limited";
            default -> status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        send(response, problem.getStatus(), json.writeValueAsBytes(problem));
    }

    private static void write(HttpServletResponse response, HttpStatus status, byte[] page)
            throws IOException {
        response.setContentType(Templates.HTML.toString());
        send(response, status.value(), page);
    }

    private static void send(HttpServletResponse response, int status, byte[] body)
            throws IOException {
        response.setStatus(status);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private enum Form {
        PAGE,
        PROBLEM
    }

    /// What one refusal depends on.
    private record Refusal(Site site, Locale locale, Form form) {}
}
